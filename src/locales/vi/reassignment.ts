import type { Catalogue } from '../catalogue.ts';

export const reassignment: Catalogue['reassignment'] = {
  form: {
    title: 'Không thuộc cơ quan tôi',
    submit: 'Gửi trả',
    intro: 'Cơ quan điều phối sẽ quyết định. Trong thời gian chờ, anh/chị không bị nhắc về các khuyến nghị đã gửi trả.',
    recommendations: 'Khuyến nghị',
    recommendationsHint: (most) => `Mỗi lần tối đa ${most} khuyến nghị.`,
    reason: 'Lý do không thuộc cơ quan anh/chị',
    reasonHint: 'Cơ quan điều phối sẽ đọc nội dung này. Nếu biết thuộc cơ quan nào, đề nghị anh/chị nêu tên.',
    chooseOne: 'Đề nghị chọn ít nhất một khuyến nghị.',
    reasonMissing: 'Đề nghị nêu ngắn gọn lý do.',
  },
  already: (references) => `${references.join(', ')}: đã gửi trả trước đó, đang chờ cơ quan điều phối quyết định.`,
  notTheirs: (references) => `${references.join(', ')}: không còn thuộc cơ quan anh/chị nên không gửi trả.`,
  nothingToHandBack: 'Tin nhắn này không có khuyến nghị nào còn mở và thuộc cơ quan anh/chị để gửi trả.',
  replaced: (day) => `Tin nhắn này đã được thay bằng tin nhắc ngày ${day}. Anh/chị gửi trả tại tin đó.`,

  request: {
    title: (name, count) => `${name} gửi trả ${count} khuyến nghị vì không thuộc cơ quan mình`,
    titleDecided: (name, count) => `Đã quyết định về ${count} khuyến nghị do ${name} gửi trả`,
    asked: (name, agency, when) => `${name}, ${agency} · ${when}`,
    from: (agency) => `thuộc ${agency} cho đến khi có quyết định`,
    choose: 'Chọn cơ quan',
    reassign: 'Chuyển cơ quan',
    keep: 'Giữ nguyên',
    kept: (agency, name, when) => `Giữ nguyên tại ${agency}, ${name} quyết định ${when}`,
    given: (agency, name, when) => `Chuyển cho ${agency}, ${name} quyết định ${when}`,
    anotherAgency: 'cơ quan khác',
    somebody: 'điều phối viên',
    chooseFirst: 'Đề nghị chọn cơ quan tiếp nhận trước, sau đó bấm Chuyển cơ quan.',
    sameAgency: (reference, agency) =>
      `${reference} đang thuộc chính ${agency}, là cơ quan gửi trả. Đề nghị chọn cơ quan khác hoặc Giữ nguyên.`,
    noLongerTheirs: (reference, agency) =>
      `${reference} không còn thuộc ${agency} nên không có gì để chuyển. Bấm Giữ nguyên để kết thúc yêu cầu.`,
    already: (outcome) => `Yêu cầu này đã được quyết định. ${outcome}.`,
  },

  decisions: {
    title: (count) => `Cơ quan điều phối đã quyết định về ${count} khuyến nghị anh/chị gửi trả`,
    kept: (reference, agency) => `*${reference}* vẫn thuộc ${agency}`,
    given: (reference, agency) => `*${reference}* đã chuyển cho ${agency}`,
    by: (name, when) => `${name} · ${when}`,
  },

  assigned: {
    title: (count) => `${count} khuyến nghị được chuyển đến cơ quan anh/chị`,
    from: (agency, name, when) => `từ ${agency} · ${name} · ${when}`,
    footer: 'anh/chị sẽ được nhắc khi gần đến thời hạn',
  },
  more: (count) => `và ${count} khuyến nghị khác`,
};
