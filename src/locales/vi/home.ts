import type { Catalogue } from '../catalogue.ts';

export const home: Catalogue['home'] = {
  needs: (count) => `Cần anh/chị xử lý (${count})`,
  needsNothing: 'Hiện không có việc cần anh/chị xử lý',
  needsNothingHint:
    'Khi một thời hạn đến gần hoặc một khuyến nghị quá hạn, khuyến nghị đó hiện ở đây kèm nút báo cáo tiến độ.',
  moreNeeds: (count) => `${count} khuyến nghị khác`,
  deadlines: 'Thời hạn sắp tới',
  noDeadlines: 'Chưa đặt thời hạn nào.',
  numbers: ({ implemented, open, overdue }) => `${implemented} đã thực hiện · ${open} còn lại · ${overdue} quá hạn`,
  group: 'Toàn nhóm công tác',
  lateAgencies: 'Cơ quan có khuyến nghị quá hạn',
  lateAgency: (name, overdue, total) => `${name}: *${overdue}*/${total} quá hạn`,
  noneLate: 'Không có cơ quan nào quá hạn.',
  withoutLead: (count) => `*${count} khuyến nghị chưa có cơ quan chủ trì*: chưa có đầu mối chính để nhắc.`,
  yourUpdates: 'Báo cáo gần đây của anh/chị',
  update: (reference, status, day) => `*${reference}* ${status} · ${day}`,
  verified: (name) => `${name} đã xác nhận`,
  verifiedOnly: 'đã xác nhận',
  notVerified: 'chưa xác nhận',
  find: 'Tra cứu khuyến nghị',
  settingsButton: 'Cài đặt',
  viewAll: 'Xem tất cả',
  viewAllOf: (name) => `Xem tất cả của ${name}`,
  progress: 'Xem tiến độ',
  updated: (time) => `Số liệu lúc ${time}; được cập nhật mỗi khi anh/chị mở trang này.`,
  observerTitle: 'Tình hình thực hiện khuyến nghị',
  observerHint:
    'Anh/chị tra cứu được toàn bộ hồ sơ. Để báo cáo tiến độ, đề nghị cơ quan điều phối cử anh/chị làm đầu mối của cơ quan mình.',
  noAgency: 'Anh/chị chưa là đầu mối của cơ quan nào: đề nghị cơ quan điều phối cử anh/chị.',
  ask: 'Ở bất cứ đâu trong Slack: `/rec 143.5`, `/rec tìm TỪ`, `/rec danh sách quá hạn`. Toàn bộ cách hỏi: `/rec trợ giúp`',
  empty: {
    title: 'Cùng theo dõi thực hiện các khuyến nghị về quyền con người',
    lines: [
      'Tra cứu tình hình thực hiện bất kỳ khuyến nghị nào: `/rec 143.5`, `/rec tìm TỪ`.',
      'Báo cáo việc đã làm qua biểu mẫu ngắn; cơ quan điều phối theo dõi được.',
      'Được nhắc kịp thời, vừa đủ, về những thời hạn liên quan đến anh/chị.',
    ],
    coordinator: 'Chưa có khuyến nghị nào. Nhập từ tệp của UHRI, UPR Info hoặc mẫu riêng: `npm run import -- TỆP`',
    others: 'Chưa có khuyến nghị nào. Cơ quan điều phối sẽ nhập danh mục khuyến nghị.',
    begin: 'Xem cách tra cứu',
  },

  settings: {
    title: 'Cài đặt',
    submit: 'Lưu cài đặt',
    language: 'Ngôn ngữ',
    languageHint: 'Ngôn ngữ mà Rapporteur dùng để trả lời anh/chị.',
    automatic: 'Tự động (theo Slack và nhóm công tác)',
    languages: { en: 'English', vi: 'Tiếng Việt' },
    reminderHour: 'Giờ nhận nhắc việc',
    reminderHint: (zone) => `Vào ngày làm việc, theo múi giờ của anh/chị (${zone}, lấy từ hồ sơ Slack).`,
    hour: (hour) => `${String(hour).padStart(2, '0')}:00`,
    role: (role, agencies) =>
      agencies ? `Vai trò của anh/chị: ${role} (${agencies}).` : `Vai trò của anh/chị: ${role}.`,
    saved: (language, hour) => `Đã lưu. Rapporteur trả lời anh/chị bằng ${language}; nhắc việc vào lúc ${hour}.`,
  },
};
