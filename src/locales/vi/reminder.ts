import type { DeadlineKind } from '../../domain/deadline.ts';
import type { Catalogue } from '../catalogue.ts';

const within: Record<DeadlineKind, string> = {
  dialogue_session: 'phiên đối thoại',
  follow_up_report: 'hạn nộp báo cáo theo dõi thực hiện khuyến nghị',
  mid_term_report: 'hạn nộp báo cáo giữa kỳ',
  periodic_report: 'hạn nộp báo cáo định kỳ',
  agency_plan: 'hạn nộp kế hoạch của cơ quan',
};

export const reminder: Catalogue['reminder'] = {
  view: 'Xem',
  title: (count, kind, day) => `Còn ${count} khuyến nghị cần báo cáo tiến độ trước ${within[kind]} (${day})`,
  titleToday: (count, kind) => `Hôm nay là ${within[kind]}: còn ${count} khuyến nghị cần báo cáo tiến độ`,
  titlePassed: (count, kind, day) => `${count} khuyến nghị chưa được báo cáo tiến độ trước ${within[kind]} (${day})`,
  titlePassedSeveral: (count) => `${count} khuyến nghị chưa được báo cáo tiến độ trước các thời hạn này`,
  titleSeveral: (count, day) => `Còn ${count} khuyến nghị cần báo cáo tiến độ; thời hạn gần nhất là ${day}`,
  deadline: (title, day, distance) => `*${title}* · ${day} · ${distance}`,
  passed: 'đã qua thời hạn',
  allDone: (kind) => `Đã báo cáo đầy đủ trước ${within[kind]}. Xin cảm ơn.`,
  allDoneSeveral: 'Đã báo cáo đầy đủ trước các thời hạn này. Xin cảm ơn.',
  allDoneLate: 'Đã báo cáo đầy đủ. Xin cảm ơn.',
  replaced: (day) => `Đã được thay bằng tin nhắc ngày ${day}.`,
  lastUpdate: (day) => `báo cáo gần nhất: ${day}`,
  noUpdate: 'chưa có báo cáo',
  updatedByYou: (when) => `Anh/chị đã báo cáo ${when}`,
  updatedBy: (name, when) => `${name} đã báo cáo ${when}`,
  updated: (when) => `Đã được báo cáo ${when}`,
  implemented: 'Đã thực hiện',
  atTime: (time) => `lúc ${time}`,
  onDay: (day) => `ngày ${day}`,
  more: (count, command) => `và ${count} khuyến nghị khác: ${command}`,
  footer: 'tin nhắn này tự cập nhật theo việc anh/chị làm; không gửi lại lần hai trong ngày · thiết lập tại Trang chủ',
  footerPassed: 'tin nhắn này tự cập nhật theo việc anh/chị làm; nội dung còn thiếu vẫn có thể báo cáo sau thời hạn',

  summary: {
    title: (title, day, days) =>
      days === 0
        ? `*${title}*, ${day}: hôm nay`
        : days > 0
          ? `*${title}*, ${day}: còn ${days} ngày`
          : `*${title}*, ${day}: đã qua thời hạn`,
    progress: (done, total) => `${done}/${total} khuyến nghị đã có báo cáo.`,
    all: (total) => `Tất cả ${total} khuyến nghị đã có báo cáo. Xin cảm ơn.`,
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
  },

  colleagues: {
    title: (count) => `Đồng nghiệp đã báo cáo tiến độ ${count} khuyến nghị`,
    changed: (reference, status) => `*${reference}*: ${status}`,
    same: (reference, status) => `*${reference}*: vẫn ${status}`,
    by: (name, agency, when) => [name, agency, when].filter(Boolean).join(' · '),
    more: (count) => `và ${count} khuyến nghị khác`,
    footer: 'mỗi ngày một tin nhắn, được bổ sung khi có báo cáo mới',
  },
};
