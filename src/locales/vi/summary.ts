import type { Catalogue } from '../catalogue.ts';

export const summary: Catalogue['summary'] = {
  title: (title, day, distance) => `*${title}*, ${day}: ${distance}`,
  left: (days) => (days === 0 ? 'hôm nay' : `còn ${days} ngày`),
  passed: 'đã qua thời hạn',
  closed: 'đã kết thúc',
  until: (moment) => `Chậm nhất ${moment}, theo giờ nơi anh/chị.`,
  postponed: (from) => `Thời hạn được lùi lại; trước đây là ${from}.`,
  broughtForward: (from) => `Thời hạn được đưa lên sớm hơn; trước đây là ${from}.`,
  closedOn: (day) => `Thời hạn này đã kết thúc (${day}); không còn nhắc việc nữa.`,
  goesOn: (channel) => `Bản tổng hợp của thời hạn này được tiếp tục tại ${channel}.`,
  endsHere: 'Bản tổng hợp của thời hạn này không còn được cập nhật tại đây.',

  progress: {
    update: (done, total) => `${done}/${total} khuyến nghị đã có báo cáo.`,
    status: (done, total, status) => `${done}/${total} khuyến nghị đã đạt mức “${status}”.`,
    tick: (done, total, statement) => `${done}/${total} cơ quan đã xác nhận: “${statement}”.`,
    tickOne: (agency, statement) => `${agency} chưa xác nhận: “${statement}”.`,
  },
  all: {
    update: (total) =>
      total === 1 ? 'Khuyến nghị duy nhất đã có báo cáo.' : `Tất cả ${total} khuyến nghị đã có báo cáo. Xin cảm ơn.`,
    status: (total, status) =>
      total === 1
        ? `Khuyến nghị duy nhất đã đạt mức “${status}”.`
        : `Tất cả ${total} khuyến nghị đã đạt mức “${status}”. Xin cảm ơn.`,
    tick: (total, statement) => `Tất cả ${total} cơ quan đã xác nhận: “${statement}”. Xin cảm ơn.`,
    tickOne: (agency, statement) => `${agency} đã xác nhận: “${statement}”. Xin cảm ơn.`,
  },
  none: 'Thời hạn này không bao gồm khuyến nghị nào.',
  waiting: (agencies) => `Còn chờ: ${agencies.join(', ')}.`,
  agency: (name, count) => `${name} ${count}`,
  noAgency: 'chưa phân công cơ quan',
  otherAgencies: (count) => `${count} cơ quan khác`,
  nobody: (agencies) =>
    `Chưa có người để nhắc: ${agencies.join(', ')}. Cơ quan điều phối phân công cơ quan và chỉ định đầu mối.`,
  unreadable: (coverage, word) =>
    `Chưa nhắc được ai vì phạm vi của thời hạn này có lỗi: \`${coverage}\`, tại “${word}”. Cơ quan điều phối có thể sửa lại.`,
  updated: (when) => `cập nhật ${when}`,
  viewWaiting: 'Xem khuyến nghị còn chờ',

  chart: {
    title: 'Đã báo cáo và còn chờ, theo cơ quan',
    titleStatus: 'Đã đạt và còn chờ, theo cơ quan',
    axis: 'Số khuyến nghị',
    done: 'Đã báo cáo',
    reached: 'Đã đạt',
    waiting: 'Còn chờ',
  },

  changes: {
    title: (day, distance) => `*${day}*: ${distance}`,
    update: 'Đã báo cáo',
    status: (status) => `Đã đạt mức “${status}”`,
    tick: (statement) => `Đã xác nhận “${statement}”`,
    agency: (name, references) => `${name}: ${references.join(', ')}`,
    more: (count) => `${count} khuyến nghị khác`,
    all: 'Không còn nội dung nào phải chờ. Xin cảm ơn.',
    postponed: (from, to) => `*Lùi thời hạn* từ ${from} sang ${to}.`,
    broughtForward: (from, to) => `*Đưa thời hạn lên sớm hơn*, từ ${from} sang ${to}.`,
    closed: '*Đã đóng thời hạn:* không còn nhắc việc nữa.',
    reopened: '*Đã mở lại thời hạn.*',
    takenBack: (agencies) => `*Đã rút xác nhận:* ${agencies.join(', ')}.`,
    takenBackReports: '*Đã rút lại:* nội dung đã báo cáo không còn được tính.',
  },
};
