import type { Catalogue } from '../catalogue.ts';

const WEEKDAYS = ['Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy', 'Chủ nhật'];

/** Within a sentence */
const weekday = (day: number | undefined) =>
  (WEEKDAYS[(day ?? 1) - 1] ?? '').replace(/^[TC]/, (one) => one.toLowerCase());

export const settings: Catalogue['settings'] = {
  title: 'Cài đặt',
  submit: 'Lưu cài đặt',
  language: 'Ngôn ngữ',
  languageHint: 'Ngôn ngữ mà Rapporteur dùng để trả lời anh/chị.',
  automatic: 'Tự động (theo Slack và nhóm công tác)',
  languages: { en: 'English', vi: 'Tiếng Việt' },
  reminderHour: 'Giờ nhận nhắc việc',
  reminderHint: (zone) => `Theo múi giờ của anh/chị (${zone}, lấy từ hồ sơ Slack); mỗi ngày nhiều nhất một tin.`,
  hour: (hour) => `${String(hour).padStart(2, '0')}:00`,
  reminderDays: 'Ngày nhận nhắc việc',
  reminderDaysHint:
    'Không nhắc vào ngày lễ và ngày cơ quan nghỉ: việc rơi vào những ngày đó được nhắc trước, vào ngày làm việc gần nhất.',
  weekday: (day) => WEEKDAYS[day - 1] ?? '',
  weekdays: (days) =>
    days.length > 2 && days.every((day, index) => index === 0 || day === (days[index - 1] ?? 0) + 1)
      ? `từ ${weekday(days[0])} đến ${weekday(days.at(-1))}`
      : days.map(weekday).join(', '),
  daysMissing: 'Xin chọn ít nhất một ngày. Nếu không muốn được nhắc về một thời hạn, xin chọn thời hạn đó ở bên dưới.',
  muted: 'Không nhắc tôi về',
  mutedPlaceholder: 'Chọn thời hạn',
  mutedHint:
    'Việc còn lại không bị bỏ sót: các đầu mối khác của cơ quan anh/chị, kể cả đầu mối dự phòng, vẫn được nhắc; nếu không có ai, cơ quan điều phối được nhắc.',
  deadlineOption: (title, day) => `${title} · ${day}`,
  role: (role, agencies) =>
    agencies ? `Vai trò của anh/chị: ${role} (${agencies}).` : `Vai trò của anh/chị: ${role}.`,
  saved: (language, hour, days) =>
    `Đã lưu. Rapporteur trả lời anh/chị bằng ${language}; nhắc việc vào lúc ${hour}, ${days}.`,
  savedMuted: (titles) => `Anh/chị không được nhắc về: ${titles}.`,
  savedNext: (day) => `Lần nhắc tới: ${day}, nếu từ nay đến lúc đó không có gì thay đổi.`,
  savedNextToday: 'Lần nhắc tới: hôm nay.',
  savedNone: 'Theo tình hình hiện nay, không có lần nhắc nào sắp tới.',

  absence: {
    open: 'Sửa ngày vắng mặt',
    heading: 'Ngày vắng mặt của anh/chị',
    none: 'Chưa nhập.',
    title: 'Ngày vắng mặt',
    submit: 'Lưu ngày vắng mặt',
    hint: 'Trong thời gian vắng mặt, anh/chị không nhận tin nào. Việc rơi vào thời gian đó được nhắc vào ngày cuối cùng trước khi anh/chị vắng. Trong lúc đó, các đầu mối khác của cơ quan được nhắc; nếu không còn đầu mối chính nào, đầu mối dự phòng được nhắc.',
    entered: (days, length) => `*${days}* · ${length} ngày`,
    remove: 'Xóa',
    removeOf: (days) => `Xóa ngày vắng mặt ${days}`,
    first: 'Vắng mặt từ ngày',
    last: 'Đến hết ngày',
    atOnce: 'Ngày vắng mặt được lưu ngay khi anh/chị nhập, không cần bấm “Lưu cài đặt”.',
  },

  officeDays: {
    button: 'Ngày nghỉ',
    title: 'Ngày nghỉ của cơ quan',
    hint: 'Không ai được nhắc vào những ngày này: việc rơi vào ngày nghỉ được nhắc vào ngày làm việc trước đó. Thay đổi có hiệu lực ngay, đối với mọi người.',
    country: 'Ngày lễ',
    countryPlaceholder: 'Chọn quốc gia',
    countryNone: 'Không theo ngày lễ của quốc gia nào',
    closures: 'Ngày nghỉ riêng của nhóm công tác',
    closuresNone: 'Chưa nhập. Xin nhập những ngày Chính phủ cho nghỉ thêm trong năm, ví dụ kỳ nghỉ Tết dài hơn.',
    closure: (name, days, length) => `*${name}*\n${days} · ${length} ngày`,
    add: 'Thêm ngày nghỉ',
    remove: 'Xóa',
    removeOf: (name) => `Xóa ngày nghỉ ${name}`,
    removeTitle: 'Xóa ngày nghỉ này?',
    removeText: (name, days) => `${name}, ${days}: từ nay có thể có nhắc việc vào những ngày này.`,
    keep: 'Giữ lại',
    moreClosures: (count) => `Còn ${count} đợt nghỉ khác về sau.`,
    ahead: 'Những ngày nghỉ sắp tới',
    aheadLine: (day, name, length) => (length > 1 ? `${day} · ${name} · ${length} ngày` : `${day} · ${name}`),
    aheadClosure: (name) => `${name} (ngày nghỉ riêng)`,
    aheadNone: 'Trong một năm tới không có ngày nghỉ nào ngoài cuối tuần.',
    aheadHint:
      'Xin kiểm tra kỳ nghỉ Tết và các ngày nghỉ bù: ngày lễ được tính theo quy định chung, Chính phủ có thể thông báo khác.',
    countryChosen: (country) => `Từ nay áp dụng ngày lễ của quốc gia: ${country}.`,
    countryLeft: 'Từ nay không áp dụng ngày lễ của quốc gia nào.',
    added: (name, days) => `Đã thêm: ${name}, ${days}.`,
    removed: (name, days) => `Đã xóa: ${name}, ${days}.`,
    removedBefore: 'Ngày nghỉ này đã được xóa trước đó.',
    form: {
      title: 'Thêm ngày nghỉ',
      submit: 'Thêm ngày nghỉ',
      cancel: 'Hủy',
      name: { en: 'Tên tiếng Anh', vi: 'Tên tiếng Việt' },
      nameHint: 'Nếu để trống, tên kia được dùng cho cả hai ngôn ngữ.',
      first: 'Nghỉ từ ngày',
      last: 'Đến hết ngày',
      long: (days) => `*${days} ngày không có nhắc việc nào.* Xin kiểm tra cả hai ngày, kể cả năm, rồi xác nhận.`,
      longLabel: 'Dài hơn thường lệ',
      longConfirm: (days) => `Cơ quan nghỉ ${days} ngày`,
    },
  },

  problem: (problem) => {
    switch (problem.kind) {
      case 'missing':
        return 'Xin chọn ngày.';
      case 'before_first':
        return 'Ngày cuối phải từ ngày đầu trở đi.';
      case 'over':
        return 'Những ngày này đã qua. Xin kiểm tra lại năm.';
      case 'too_long':
        return `Khoảng này dài ${problem.days} ngày; chỉ nhập được nhiều nhất một năm (${problem.limit} ngày). Xin kiểm tra lại năm.`;
      case 'name_missing':
        return 'Xin nhập tên gọi quen thuộc với các thành viên.';
      case 'name_too_long':
        return `Xin dùng nhiều nhất ${problem.limit} ký tự.`;
    }
  },
};
