import type { Words } from '../words.tsx';

export const people: Words['people'] = {
  actAs: 'Vào vai',
  actsAs: (name) => `Anh/chị đang vào vai ${name}. Chọn người khác`,
  writeTo: 'Nhắn tin cho một người',
  everybody: 'Mọi người trong không gian làm việc',
  find: 'Tìm người',
  clear: 'Xóa',
  noneFound: 'Không tìm thấy ai.',
  admin: 'quản trị',
  guest: 'khách',
  otherOrganisation: 'tổ chức khác',
  doNotDisturb: 'không làm phiền',
  shortcut: 'Mở nhanh bằng',
  account: (name) => `Tài khoản của ${name}`,
  accountNote: 'Ứng dụng đọc các thông tin này như trong Slack.',
  language: 'Ngôn ngữ',
  zone: 'Múi giờ',
  showZones: 'Hiện các múi giờ',
  noZone: 'Không có múi giờ nào như vậy.',
  pauseNotifications: 'Tạm dừng thông báo (không làm phiền)',
  failed: (why) => `Chưa lưu được: ${why}`,
};
