import type { DeadlineKind } from '../../domain/deadline.ts';
import type { Catalogue } from '../catalogue.ts';

const within: Record<DeadlineKind, string> = {
  dialogue_session: 'phiên đối thoại',
  follow_up_report: 'hạn nộp báo cáo tiếp theo',
  mid_term_report: 'hạn nộp báo cáo giữa kỳ',
  periodic_report: 'hạn nộp báo cáo định kỳ',
  agency_plan: 'hạn nộp kế hoạch của cơ quan',
};

export const reminder: Catalogue['reminder'] = {
  update: 'Báo cáo',
  view: 'Xem',
  title: (count, kind, day) => `Còn ${count} khuyến nghị cần báo cáo tiến độ trước ${within[kind]} (${day})`,
  titleToday: (count, kind) => `Hôm nay là ${within[kind]}: còn ${count} khuyến nghị cần báo cáo tiến độ`,
  titlePassed: (count, kind, day) => `${count} khuyến nghị chưa được báo cáo tiến độ trước ${within[kind]} (${day})`,
  titleSeveral: (count, day) => `Còn ${count} khuyến nghị cần báo cáo tiến độ; thời hạn gần nhất là ${day}`,
  deadline: (title, day, distance) => `*${title}* · ${day} · ${distance}`,
  allDone: (kind) => `Đã hoàn thành báo cáo cho ${within[kind]}. Xin cảm ơn.`,
  allDoneSeveral: 'Đã hoàn thành báo cáo cho các thời hạn này. Xin cảm ơn.',
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

  summary: {
    title: (title, day, days) =>
      days === 0
        ? `*${title}*, ${day}: hôm nay`
        : days > 0
          ? `*${title}*, ${day}: còn ${days} ngày`
          : `*${title}*, ${day}: đã qua thời hạn`,
    progress: (done, total) => `${done}/${total} khuyến nghị đã được cập nhật.`,
    all: (total) => `Tất cả ${total} khuyến nghị đã được cập nhật. Xin cảm ơn.`,
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
  },

  colleagues: {
    title: (count) => `Đồng nghiệp đã báo cáo tiến độ ${count} khuyến nghị`,
    line: (reference, status) => `*${reference}*: ${status}`,
    by: (name, agency, when) => [name, agency, when].filter(Boolean).join(' · '),
    more: (count) => `và ${count} báo cáo khác`,
    footer: 'mỗi ngày một tin nhắn, được bổ sung khi có báo cáo mới',
  },
};
