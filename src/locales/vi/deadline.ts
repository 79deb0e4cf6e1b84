import type { DeadlineProblem } from '../../domain/deadline-input.ts';
import type { DeadlineField } from '../../domain/deadline-values.ts';
import type { Catalogue } from '../catalogue.ts';
import { query } from './query.ts';

export const deadline: Catalogue['deadline'] = {
  button: {
    manage: 'Quản lý thời hạn',
    add: 'Thêm thời hạn',
    change: 'Sửa',
    postpone: 'Gia hạn',
    preview: 'Xem trước',
    close: 'Đóng thời hạn',
    reopen: 'Mở lại',
    calendar: 'Thêm vào lịch',
    next: 'Tiếp tục',
    back: 'Quay lại',
    save: 'Lưu thay đổi',
    cancel: 'Hủy',
  },
  manage: {
    title: 'Thời hạn',
    intro: (ahead, passed) =>
      ahead + passed === 0
        ? 'Không có thời hạn nào đang mở.'
        : `Đang mở: ${[`${ahead} thời hạn sắp tới`, ...(passed > 0 ? [`${passed} thời hạn đã qua`] : [])].join(', ')}.`,
    passed: 'đã qua',
    closed: (day) => `đã đóng ngày ${day}`,
    covers: (count) => `gồm ${count} khuyến nghị`,
    unreadable: (word) => `không đọc được phạm vi ở chỗ “${word}”: xin sửa lại`,
    reminders: (days) => `nhắc trước ${days} ngày`,
    summaryIn: (channel) => `tình hình chung đăng tại ${channel}`,
    supporting: 'nhắc cả cơ quan phối hợp',
    others: (count) => `nhắc thêm ${count} thành viên khác`,
    closeTitle: 'Đóng thời hạn này?',
    closeText: (title) => `Sẽ không ai được nhắc về ${title} nữa. Các tin nhắn đã gửi sẽ ghi rõ thời hạn đã đóng.`,
    closeYes: 'Đóng thời hạn',
    closeNo: 'Để mở',
    offer: 'Bấm nút để mở danh sách thời hạn.',
    offerAdd: 'Bấm nút để mở biểu mẫu thêm thời hạn.',
  },
  note: {
    added: (title, day) => `*Đã thêm:* ${title}, ${day}.`,
    changed: (title, day) => `*Đã sửa:* ${title}, ${day}.`,
    moved: (title, from, to) =>
      `*Đã đổi ngày:* ${title}, từ ${from} sang ${to}. Lịch nhắc việc được lập lại; các tin nhắn đã gửi được cập nhật.`,
    unchanged: (title) => `${title} không có thay đổi nào.`,
    closed: (title) => `*Đã đóng:* ${title}. Các tin nhắn đã gửi được cập nhật.`,
    alreadyClosed: (title) => `${title} đã được đóng trước đó.`,
    reopened: (title) => `*Đã mở lại:* ${title}. Việc nhắc bắt đầu từ ngày kế tiếp trong lịch nhắc.`,
    alreadyOpen: (title) => `${title} đang mở sẵn.`,
    conflict: (title, moment) =>
      `Có người đã sửa thời hạn này trong lúc anh/chị mở biểu mẫu. Hiện nay là: ${title}, ${moment}. Nội dung anh/chị nhập vẫn ở dưới và chưa được lưu: gửi lại để thay nội dung của họ, hoặc hủy.`,
  },
  form: {
    titleAdd: 'Thêm thời hạn',
    titleChange: 'Sửa thời hạn',
    step: (step, of, about) => `Bước ${step}/${of}: ${about}`,
    about: ['nội dung và thời điểm', 'yêu cầu', 'người được nhắc'],
    label: {
      titleEn: 'Tên bằng tiếng Anh',
      titleVi: 'Tên bằng tiếng Việt',
      kind: 'Loại',
      date: 'Ngày',
      time: 'Giờ',
      timeZone: 'Múi giờ',
      coverage: 'Phạm vi',
      doneBy: 'Thế nào là hoàn thành',
      countsFrom: 'Tính báo cáo từ ngày',
      status: 'Trạng thái cần đạt',
      tickEn: 'Nội dung cơ quan xác nhận, bằng tiếng Anh',
      tickVi: 'Nội dung cơ quan xác nhận, bằng tiếng Việt',
      schedule: 'Nhắc trước bao nhiêu ngày',
      repeat: 'Lặp lại',
      supporting: 'Cơ quan phối hợp',
      others: 'Những người khác được nhắc',
      alternates: 'Nhắc thêm đầu mối dự phòng',
      coordinators: 'Nhắc thêm cơ quan điều phối',
      channelId: 'Kênh đăng tình hình chung của nhóm',
    },
    hint: {
      titleVi: 'Nếu để trống, tên tiếng Anh sẽ được hiển thị.',
      time: 'Nếu để trống, thời hạn tính hết ngày, theo múi giờ của từng người.',
      timeZone: 'Chỉ dùng khi có giờ.',
      coverage:
        'Bộ lọc như sau lệnh /rec danh sách: rà soát:upr-2014 cơ quan:moj. Để trống là tất cả khuyến nghị. Nhấn Enter để đếm lại.',
      countsFrom: 'Báo cáo từ ngày này được tính là hoàn thành; khuyến nghị đã thực hiện luôn được tính.',
      tickEn: 'Ví dụ: Our plan has been sent. Mỗi cơ quan xác nhận một lần bằng một nút bấm.',
      tickVi: 'Nếu để trống, câu tiếng Anh sẽ được hiển thị.',
      schedule:
        'Các số nguyên từ 365 đến 0; 0 là chính ngày đó. Nếu rơi vào ngày nghỉ thì nhắc vào ngày làm việc liền trước.',
      others: 'Được nhắc về mọi việc còn lại. Chỉ chọn thành viên của không gian làm việc; tối đa 20 người.',
      channelId:
        'Một tin nhắn ở kênh này cho biết nhóm đã làm đến đâu và luôn được cập nhật. Với kênh riêng, cần mời Rapporteur vào trước.',
    },
    doneBy: {
      update: 'Có báo cáo từ một ngày',
      status: 'Đạt một trạng thái',
      tick: 'Từng cơ quan xác nhận',
    },
    orFurther: 'trở lên',
    supporting: 'Nhắc cả đầu mối của cơ quan phối hợp, ngoài cơ quan chủ trì',
    never: 'Không bao giờ',
    repeat: (months) => (months === null ? 'Không lặp lại' : everyMonths(months)),
    fromReminder: (nth, daysBefore, day) =>
      `Từ lần nhắc ${nth}: ${daysBefore === 0 ? 'đúng ngày' : `trước ${daysBefore} ngày`}${day && ` (${day})`}`,
    fromDays: (days, day) => `${days} ngày sau mốc nhắc đầu tiên${day && ` (${day})`}`,
    atOnce: 'ngay',
    choose: 'Chọn…',
  },
  count: {
    covers: (count, agencies, withoutLead) => {
      const led = agencies > 0 ? `, do ${agencies} cơ quan chủ trì` : '';
      const without = withoutLead > 0 ? `; ${withoutLead} khuyến nghị chưa có cơ quan chủ trì` : '';
      return `Gồm ${count} khuyến nghị${led}${without}.`;
    },
    none: 'Không có khuyến nghị nào phù hợp: sẽ không có ai được nhắc.',
  },
  postpone: {
    title: 'Gia hạn',
    submit: 'Gia hạn',
    now: (title, moment, distance) => `*${title}*\nHiện nay: ${moment} · ${distance}`,
    date: 'Ngày mới',
    hint: 'Lịch nhắc việc được lập lại theo ngày mới và các tin nhắn đã gửi được cập nhật. Có thể chọn ngày sớm hơn.',
    repeats: (text) => `Thời hạn này lặp lại ${text}: các kỳ sau giữ nguyên ngày.`,
    same: 'Đây đang là ngày của thời hạn. Xin chọn ngày khác.',
  },
  asks: {
    update: (day) => `hoàn thành khi có báo cáo từ ngày ${day}`,
    status: (status) => `hoàn thành khi đạt trạng thái ${status.toLowerCase()} trở lên`,
    tick: (statement) => `hoàn thành khi từng cơ quan xác nhận “${statement}”`,
    repeats: (months) => `lặp lại ${everyMonths(months).toLowerCase()}`,
  },
  at: (time, zone, own) =>
    `${time} ${/^giờ /i.test(zone) ? zone.replace(/^G/, 'g') : `giờ ${zone}`}${own ? ` (${own} giờ của anh/chị)` : ''}`,
  zone: {
    'Asia/Ho_Chi_Minh': 'Việt Nam',
    'Asia/Saigon': 'Việt Nam',
    'Europe/Zurich': 'Giơ-ne-vơ',
    UTC: 'Giờ quốc tế (UTC)',
  },
  problem: (field, problem) => describe(field, problem),
};

function everyMonths(months: number): string {
  if (months === 1) return 'Hằng tháng';
  if (months === 12) return 'Hằng năm';
  return months % 12 === 0 ? `${months / 12} năm một lần` : `${months} tháng một lần`;
}

const MISSING: Partial<Record<DeadlineField, string>> = {
  titleEn: 'Xin đặt tên, ví dụ: Dialogue session, second cycle.',
  kind: 'Xin chọn loại.',
  date: 'Xin chọn ngày.',
  timeZone: 'Xin chọn múi giờ.',
  status: 'Xin chọn trạng thái cần đạt.',
  tickEn: 'Xin ghi nội dung mỗi cơ quan cần xác nhận, ví dụ: Our plan has been sent.',
  schedule: 'Xin ghi ít nhất một số ngày, ví dụ: 30, 7, 0.',
};

function describe(field: DeadlineField, problem: DeadlineProblem): string {
  switch (problem.kind) {
    case 'missing':
      return MISSING[field] ?? 'Mục này còn thiếu.';
    case 'too_long':
      return `Dài quá ${problem.length - problem.limit} ký tự; tối đa ${problem.limit} ký tự.`;
    case 'bad_day':
      return 'Không có ngày này trong lịch. Xin chọn ngày khác.';
    case 'bad_time':
      return 'Xin ghi giờ, ví dụ 17:00.';
    case 'bad_zone':
      return 'Không có múi giờ này. Xin chọn trong danh sách.';
    case 'bad_channel':
      return 'Đây không phải là kênh. Xin chọn trong danh sách.';
    case 'passed':
      return 'Ngày này đã qua. Xin chọn hôm nay hoặc ngày sau đó.';
    case 'hour_passed':
      return 'Giờ này của ngày đã qua. Xin chọn giờ muộn hơn hoặc ngày sau đó.';
    case 'after_date':
      return 'Báo cáo chỉ được tính sau chính thời hạn. Xin chọn ngày của thời hạn hoặc ngày sớm hơn.';
    case 'coverage':
      return query.filterMistake(problem.mistake);
    case 'moving_filter':
      return `“${problem.word}” thay đổi theo từng báo cáo hoặc người xem nên tổng số cũng thay đổi. Xin bỏ đi: phần đã hoàn thành được tự động tính.`;
    case 'bad_step':
      return `“${problem.word}” không phải là số từ 365 đến 0. Xin ghi như sau: 60, 30, 14, 7, 3, 1, 0.`;
    case 'too_many':
      return `Chỉ được tối đa ${problem.limit}.`;
    case 'out_of_range':
      return `Xin ghi số nguyên từ ${problem.least} đến ${problem.most}.`;
    case 'unknown_people':
      return `Slack không biết ${problem.names.join(', ')}. Xin chọn thành viên trong danh sách.`;
    case 'shared_outside':
      return 'Trong kênh này có người của tổ chức khác. Xin chọn kênh chỉ nhóm đọc được.';
    case 'outsiders':
      return `Khách và người của tổ chức khác không được xem dữ liệu: xin bỏ ${problem.names.join(', ')}.`;
  }
}
