import type { Catalogue } from '../catalogue.ts';

export const update: Catalogue['update'] = {
  title: (reference) => `Báo cáo ${reference}`,
  send: 'Gửi báo cáo',
  keepDraft: 'Lưu nháp',
  last: (status, when, author) => `Lần gần nhất: ${status}, ${when}, ${author}`,
  noneYet: (status) => `Chưa có báo cáo; tình trạng: ${status}`,
  quote: (text) => `“${text}”`,
  resultsHint: (since) =>
    `${since ? `Kết quả thực hiện từ ${since} đến nay` : 'Kết quả thực hiện đến nay'}, để đưa vào báo cáo quốc gia. Bắt buộc, trừ khi chưa thực hiện. Tối đa 3.000 ký tự.`,
  difficultiesHint: 'Nêu rõ khó khăn, vướng mắc và nguyên nhân. Tối đa 3.000 ký tự.',
  proposalsHint: 'Đề xuất, kiến nghị với nhóm công tác hoặc Chính phủ. Tối đa 3.000 ký tự.',
  evidenceHint: 'Liên kết bắt đầu bằng http:// hoặc https://, mỗi dòng một liên kết, tối đa mười liên kết.',
  readers: (agency) =>
    agency
      ? `Báo cáo được gửi đến cơ quan điều phối để kiểm tra. Các đầu mối của ${agency} sẽ xem được.`
      : 'Báo cáo được gửi đến cơ quan điều phối để kiểm tra.',
  draftRestored: (when) => `Đã mở lại bản nháp lưu lúc ${when}.`,
  discardDraft: 'Xóa bản nháp',
  discardTitle: 'Xóa bản nháp?',
  discardText: 'Nội dung trong biểu mẫu sẽ bị xóa và không khôi phục được.',
  discardYes: 'Xóa',
  discardNo: 'Giữ lại',
  dayAndTime: (day, time) => `${time} ngày ${day}`,
  atTimeOnDay: (day, time) => `lúc ${time} ngày ${day}`,
  draftKept: (when) => `Bản nháp lúc ${when} của anh/chị đang được giữ; bấm Báo cáo tiến độ để mở lại.`,
  superseded: {
    own: (when) => `Anh/chị đã có báo cáo mới hơn ${when}. Biểu mẫu hiển thị báo cáo đó, không phải báo cáo cũ.`,
    others: (author, status, when) =>
      `Sau đó đã có báo cáo mới hơn: ${author} báo cáo *${status}* (${when}). Biểu mẫu hiển thị báo cáo của anh/chị.`,
  },
  conflict: {
    one: (author, status, when) => `Trong lúc anh/chị mở biểu mẫu này, ${author} đã báo cáo *${status}* (${when}).`,
    many: (count) => `Trong lúc anh/chị mở biểu mẫu này, đã có ${count} báo cáo của người khác.`,
    line: (author, status, when) => `${author}: *${status}* (${when})`,
    more: (count) => `và ${count} báo cáo khác`,
    status: (status) => `Trong lúc anh/chị mở biểu mẫu này, tình trạng thực hiện đã được đổi thành *${status}*.`,
    remedy:
      'Báo cáo của anh/chị chưa được lưu. Xin xem nội dung mới, sửa lại nếu cần, rồi gửi lần nữa để bổ sung báo cáo của anh/chị.',
  },
  problem: (problem) => {
    switch (problem.kind) {
      case 'status_missing':
        return 'Xin chọn tình trạng thực hiện.';
      case 'results_missing':
        return 'Xin nêu kết quả: chỉ khi chưa thực hiện mới được để trống.';
      case 'too_long':
        return `Quá dài: ${number(problem.length)} ký tự, tối đa ${number(problem.limit)} ký tự.`;
      case 'not_a_link':
        return `${notLinks(problem.lines)}. Xin ghi mỗi dòng một liên kết, bắt đầu bằng https://.`;
      case 'link_too_long':
        return `Liên kết ở dòng ${problem.line} quá dài: tối đa ${number(problem.limit)} ký tự.`;
      case 'too_many_links':
        return `Có ${problem.count} liên kết: tối đa ${problem.limit}.`;
    }
  },
  nothingNew: (when) => `Không có nội dung mới so với báo cáo của anh/chị ${when}. Xin bổ sung hoặc đóng biểu mẫu.`,
  stored: {
    changed: (reference, status, time) =>
      `Đã lưu: khuyến nghị ${reference} chuyển sang *${status}* (báo cáo lúc ${time}).`,
    same: (reference, status, time) =>
      `Đã lưu: khuyến nghị ${reference} vẫn ở tình trạng *${status}* (báo cáo lúc ${time}).`,
    links: (count) => `${count} liên kết`,
    view: 'Xem',
    edit: 'Sửa',
  },
  picker: {
    title: 'Gửi báo cáo tiến độ',
    submit: 'Tiếp tục',
    cancel: 'Hủy',
    label: 'Khuyến nghị',
    placeholder: 'Số đoạn hoặc từ khóa',
    hint: 'Nhập số đoạn, ví dụ 143.5, hoặc từ khóa trong nội dung. Danh sách chỉ gồm các khuyến nghị mà anh/chị được báo cáo.',
    fromMessage: 'Lấy từ tin nhắn; vẫn có thể sửa trong biểu mẫu.',
    gone: 'Xin chọn một khuyến nghị trong danh sách.',
  },
};

const MOST_LINES = 40;
const MOST_QUOTED = 5;

function notLinks(lines: { line: number; text: string }[]): string {
  const quoted = lines.slice(0, MOST_QUOTED).map(({ text }) => `“${text}”`);
  const [first, ...others] = lines.slice(0, MOST_LINES).map(({ line }) => String(line));
  if (others.length === 0) return `Dòng ${first} không phải là liên kết: ${quoted}`;
  const rest = lines.length - MOST_LINES;
  const last = rest > 0 ? `${rest} dòng khác` : others.pop();
  const texts = lines.length > MOST_QUOTED ? [...quoted, '…'] : quoted;
  return `Các dòng ${[first, ...others].join(', ')} và ${last} không phải là liên kết: ${texts.join(', ')}`;
}

function number(value: number): string {
  return value.toLocaleString('vi-VN');
}
