import type { Words } from '../words.tsx';

export const welcome: Words['welcome'] = {
  titleOf: (count) => `${count === 1 ? 'Một' : count === 2 ? 'Hai' : 'Ba'} việc để thử`,
  lookUp: 'Tra cứu',
  useCommand: 'Dùng lệnh',
  update: 'Báo cáo tiến độ',
  openForm: 'Mở biểu mẫu',
  jump: 'Chuyển đến lần nhắc tiếp theo',
  done: '(đã thử)',
  hide: 'Ẩn',
  finish: 'Đóng',
  allDone: 'Đã hết phần hướng dẫn. Anh/chị có thể đổi người ở phía trên để xem từ vai khác.',
  reminderCame: 'Lời nhắc đã đến.',
  openMessages: 'Mở tin nhắn',
  nothingForYou: (name) => `Không có gì gửi đến ${name}.`,
  wentTo: 'Đã gửi đến:',
  waiting: 'Đang chờ tin nhắn…',
  actAs: (name) => `Vào vai ${name}`,
  failed: (why) => `Không thực hiện được: ${why}`,
};
