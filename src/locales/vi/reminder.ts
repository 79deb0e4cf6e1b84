import type { DeadlineKind } from '../../domain/deadline.ts';
import type { Catalogue } from '../catalogue.ts';

const within: Record<DeadlineKind, string> = {
  dialogue_session: 'phiên đối thoại',
  follow_up_report: 'hạn nộp báo cáo theo dõi thực hiện khuyến nghị',
  mid_term_report: 'hạn nộp báo cáo giữa kỳ',
  periodic_report: 'hạn nộp báo cáo định kỳ',
  agency_plan: 'hạn nộp kế hoạch của cơ quan',
};

const notConfirmed = (count: number) =>
  count === 1 ? 'Cơ quan anh/chị chưa xác nhận' : `${count} cơ quan của anh/chị chưa xác nhận`;

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

const daysLeft = (left: number) => (left === 0 ? 'hôm nay là ngày cuối' : `chỉ còn ${left} ngày`);

export const reminder: Catalogue['reminder'] = {
  view: 'Xem',
  title: (count, kind, day) => `Còn ${count} khuyến nghị cần báo cáo tiến độ trước ${within[kind]} (${day})`,
  titleToday: (count, kind) => `Hôm nay là ${within[kind]}: còn ${count} khuyến nghị cần báo cáo tiến độ`,
  titlePassed: (count, kind, day) => `${count} khuyến nghị chưa được báo cáo tiến độ trước ${within[kind]} (${day})`,
  titlePassedSeveral: (count) => `${count} khuyến nghị chưa được báo cáo tiến độ trước các thời hạn này`,
  titleSeveral: (count, day) => `Còn ${count} khuyến nghị cần báo cáo tiến độ; thời hạn gần nhất là ${day}`,
  titleTicks: (count, kind, day) => `${notConfirmed(count)} trước ${within[kind]} (${day})`,
  titleTicksToday: (count, kind) => `Hôm nay là ${within[kind]}: ${lower(notConfirmed(count))}`,
  titleTicksPassed: (count, kind, day) => `${notConfirmed(count)} trước ${within[kind]} (${day})`,
  titleTicksSeveral: (count, day) => `Còn ${count} nội dung cần xác nhận; thời hạn gần nhất là ${day}`,
  titleTicksPassedSeveral: (count) => `${count} nội dung chưa được xác nhận trước các thời hạn này`,
  titleMixed: (count, ticks, day) =>
    `Còn ${count} khuyến nghị cần báo cáo tiến độ và ${ticks} nội dung cần xác nhận; thời hạn gần nhất là ${day}`,
  titleMixedPassed: (count, ticks) =>
    `${count} khuyến nghị chưa được báo cáo tiến độ và ${ticks} nội dung chưa được xác nhận trước các thời hạn này`,
  titleOverview: (count, unit, kind, day) =>
    unit === 'agency'
      ? `Còn ${count} cơ quan chưa xác nhận trước ${within[kind]} (${day})`
      : `Còn chờ báo cáo về ${count} khuyến nghị trước ${within[kind]} (${day})`,
  titleOverviewToday: (count, unit, kind) =>
    unit === 'agency'
      ? `Hôm nay là ${within[kind]}: còn ${count} cơ quan chưa xác nhận`
      : `Hôm nay là ${within[kind]}: còn ${count} khuyến nghị cần báo cáo tiến độ`,
  titleOverviewSeveral: (deadlines, day) => `${deadlines} thời hạn chưa hoàn thành; thời hạn gần nhất là ${day}`,
  titleOverviewPassed: (deadlines) =>
    deadlines === 1 ? 'Chưa hoàn thành trước thời hạn này' : 'Chưa hoàn thành trước các thời hạn này',
  deadline: (title, day, distance) => `*${title}* · ${day} · ${distance}`,
  passed: 'đã qua thời hạn',
  dayAndTime: (day, time) => `${time}, ${day}`,
  movedTo: (day) => `dời sang ${day}`,
  movedFrom: (day) => `dời từ ngày ${day}`,
  closed: (title) => `*${title}* · đã kết thúc, không cần thực hiện thêm`,
  allClosed: (kind) => `Đã kết thúc: không cần thực hiện thêm cho ${within[kind]}`,
  allClosedSeveral: 'Đã kết thúc: không cần thực hiện thêm cho các thời hạn này',
  nothingLeft: 'Không còn nội dung nào anh/chị cần thực hiện trong tin nhắn này.',
  asked: (status, isLast) => (isLast ? `yêu cầu: ${status}` : `yêu cầu: từ mức ${status} trở lên`),
  handedBack: 'Đã gửi trả, chờ cơ quan điều phối quyết định',
  given: (agency) => (agency ? `Đã chuyển cho ${agency}` : 'Đã chuyển cho cơ quan khác'),

  why: {
    alternate: (agencies) => `Anh/chị là đầu mối dự phòng của ${agencies.join(', ')}`,
    alternateLate: (agencies, left) =>
      `Anh/chị là đầu mối dự phòng của ${agencies.join(', ')}: việc chưa hoàn thành, ${daysLeft(left)}`,
    standIn: (names) => `Anh/chị được nhắc thay ${names.join(', ')} đang vắng mặt`,
    named: 'Anh/chị được nêu tên trong thời hạn này',
    escalated: (left) => `Anh/chị được nhắc vì việc chưa hoàn thành, ${daysLeft(left)}`,
  },

  overview: {
    recommendations: (open, total, agencies) =>
      `Còn ${open}/${total} khuyến nghị chưa có báo cáo: ${agencies.join(', ')}.`,
    agencies: (open, total, agencies) =>
      total === 1
        ? `Chưa xác nhận: ${agencies.join(', ')}.`
        : `Còn ${open}/${total} cơ quan chưa xác nhận: ${agencies.join(', ')}.`,
    done: (unit, total) =>
      unit === 'agency'
        ? `${total === 1 ? 'Cơ quan duy nhất được hỏi' : `Tất cả ${total} cơ quan`} đã xác nhận.`
        : `${total === 1 ? 'Khuyến nghị duy nhất' : `Tất cả ${total} khuyến nghị`} đã có báo cáo.`,
    agency: (name, count) => `${name} ${count}`,
    noAgency: 'chưa phân công cơ quan',
    others: (count) => `${count} cơ quan khác`,
    nobodyElse: 'Một phần nội dung chưa có ai khác để nhắc.',
    nobody: (agencies) => `Chưa có người để nhắc: ${agencies.join(', ')}.`,
    unreadable: (coverage) =>
      `Phạm vi của thời hạn này có lỗi: ${coverage}. Sau khi sửa, những người liên quan sẽ được nhắc trở lại.`,
    viewWaiting: 'Xem khuyến nghị còn chờ',
  },

  tick: {
    button: 'Xác nhận',
    takeBack: 'Rút xác nhận',
    confirmTitle: 'Xác nhận',
    confirm: (agency, statement) => `${agency}: “${statement}”`,
    takeBackTitle: 'Rút xác nhận',
    takeBackConfirm: (agency, statement) => `${agency} rút lại xác nhận: “${statement}”`,
    cancel: 'Hủy',
    stored: (agency, statement) => `Đã xác nhận cho ${agency}: “${statement}”`,
    takenBack: (agency, statement) => `Đã rút xác nhận của ${agency}: “${statement}”`,
    byYou: (when) => `Anh/chị đã xác nhận ${when}`,
    by: (name, when) => `${name} đã xác nhận ${when}`,
    needless: 'Cơ quan không còn khuyến nghị nào chưa thực hiện',
    already: (agency, name, when) => `${name} đã xác nhận cho ${agency} ${when}.`,
    notThere: (agency) => `Không có xác nhận nào của ${agency} để rút.`,
    closed: 'Thời hạn này đã kết thúc: không cần xác nhận nữa.',
  },

  snooze: {
    placeholder: 'Nhắc lại sau',
    change: 'Đổi ngày nhắc lại',
    undo: 'Bỏ hoãn nhắc',
    until: {
      tomorrow: (day) => `Ngày mai, ${day}`,
      three_days: (day) => `Ba ngày nữa, ${day}`,
      next_week: (day) => `Tuần sau, ${day}`,
      week_before: (day) => `Trước thời hạn một tuần, ${day}`,
    },
    snoozed: (day) => `Hoãn nhắc đến ${day}`,
    snoozedOf: (title, day) => `${title}: hoãn nhắc đến ${day}`,
    impossible: 'Không còn chọn được ngày này. Tin nhắn đã hiển thị các ngày còn chọn được.',
    over: 'Tin nhắn này không còn nội dung nào để hoãn.',
    replaced: (day) => `Tin nhắn này đã được thay bằng tin nhắc ngày ${day}. Anh/chị hoãn nhắc tại tin đó.`,
  },
  notMine: 'Không thuộc cơ quan tôi',
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
  moreElsewhere: 'Tin nhắn không đủ chỗ cho toàn bộ nội dung; xem đầy đủ bằng `/rec list mine`',
  footer: 'tin nhắn này tự cập nhật theo việc anh/chị làm; không gửi lại lần hai trong ngày · thiết lập tại Trang chủ',
  footerPassed: 'tin nhắn này tự cập nhật theo việc anh/chị làm; nội dung còn thiếu vẫn có thể báo cáo sau thời hạn',

  upcoming: {
    reminders: (people, deadlines) =>
      `Nhắc việc ${people.length === 1 ? people[0] : `${people.length} người`}: ${deadlines.join('; ')}`,
    deadline: (title, days) => (days === 0 ? `${title}, hôm nay` : `${title}, còn ${days} ngày`),
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
