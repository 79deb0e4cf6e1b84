import type { Catalogue } from '../catalogue.ts';

const step = (daysBefore: number | null) => {
  if (daysBefore === null) return 'chưa xong, nhắc kèm một thời hạn khác';
  return daysBefore === 0 ? 'lần nhắc cuối' : `lần nhắc ${daysBefore} ngày trước hạn`;
};
const of = (agencies: string) => (agencies ? ` ${agencies}` : '');

export const explain: Catalogue['explain'] = {
  step,
  role: {
    main: (agencies) => `Đầu mối chính${of(agencies)}`,
    stand_in: (agencies) => `Đầu mối dự phòng${of(agencies)}, thay đầu mối chính`,
    alternate: (agencies) => `Đầu mối dự phòng${of(agencies)}`,
    named: () => 'Được nêu tên trong thời hạn',
    coordinator: () => 'Cơ quan điều phối',
  },
  inPlaceOf: (agencies, names) => `Đầu mối dự phòng${of(agencies)}, thay ${names}`,
  noMain: (agencies) => `Đầu mối dự phòng${of(agencies)} (chưa có đầu mối chính)`,
  broughtIn: (agencies) => `Đầu mối dự phòng${of(agencies)}, được nhắc thêm`,
  unattended: {
    no_agency: (_agency, count) => `${count} khuyến nghị chưa phân công cơ quan: nhắc cơ quan điều phối thay.`,
    no_focal_point: (agency, count) =>
      `${agency} chưa có đầu mối xử lý được (${count} khuyến nghị): nhắc cơ quan điều phối thay.`,
    all_muted: (agency, count) =>
      `Tất cả đầu mối của ${agency} đã tắt nhắc thời hạn này (${count} khuyến nghị): nhắc cơ quan điều phối thay.`,
  },

  standing: {
    recommendation: (done, total) => `${done}/${total} khuyến nghị đã có báo cáo`,
    agency: (done, total) => `${done}/${total} cơ quan đã xác nhận`,
  },

  preview: {
    title: 'Nhắc việc sắp tới',
    headline: (people, messages, when) => `${people} người sẽ nhận ${messages} tin nhắc, tin đầu tiên ${when}`,
    headlineNow: (people, messages) => `${people} người sẽ nhận ${messages} tin nhắc; những tin đầu tiên đang được gửi`,
    nobody: 'Không có ai cần nhắc',
    nobodyHint: (hasDeadlines) =>
      hasDeadlines
        ? 'Đã có đủ báo cáo, hoặc không còn lần nhắc nào trước hạn.'
        : 'Chưa có thời hạn nào đang mở. Cơ quan điều phối thêm thời hạn bằng `/rec thêm thời hạn`.',
    deadline: (title, day, distance) => `*${title}* · ${day} · ${distance}`,
    columns: { when: 'Thời điểm', who: 'Người nhận', role: 'Tư cách', what: 'Nội dung' },
    now: 'Đang gửi',
    ownTime: (time, zone) => `${time} theo giờ ${zone}`,
    people: (count) => `${count} người`,
    what: {
      recommendations: (count) => `${count} khuyến nghị`,
      tick: (agencies) => `xác nhận cho ${agencies}`,
      overview: 'tổng hợp phần còn lại',
      of: (title, what) => `${title}: ${what}`,
    },
    silent: (count) => `*Không nhận thêm tin nào* (${count})`,
    silentLine: (name, role, reason) => `${name} (${role}): ${reason}`,
    reason: {
      told: 'đã được nhắc ở lần cuối',
      not_brought_in: 'chỉ được nhắc thêm khi thời hạn quy định, và thời hạn này không quy định',
      written_today: 'đã nhận một tin hôm nay và sau đó không còn ngày nào',
      too_early: 'không còn giờ nhắc nào trước khi hết hạn',
      too_late: 'đã hết giờ nhắc hôm nay và sau đó không còn ngày nào',
      closed_day: 'các cơ quan nghỉ từ nay đến hết hạn',
      away: 'vắng mặt đến sau thời hạn',
      snoozed: 'đã hoãn đến sau lần nhắc cuối',
      muted: 'đã tắt nhắc thời hạn này',
      passed: 'thời hạn đã qua theo giờ của họ',
      no_day_left: 'không còn ngày làm việc nào khi thời hạn được đặt',
    },
    unattended: '*Chưa có người để nhắc*',
    more: (count) => `và ${count} người khác`,
    moreAgencies: (count) => `và ${count} cơ quan khác`,
    summary: (channel) => `Bản tổng hợp của nhóm tại ${channel} được cập nhật liên tục.`,
    footer: 'Theo tình hình hiện nay, nếu chưa có ai báo cáo thêm; giờ ghi theo múi giờ của anh/chị.',
    footerSteps: 'Những ngày nhắc việc sắp tới',
    choose: 'Xem trước một thời hạn',
    noneNamed: (words) => `Không có thời hạn nào đang mở có “${words}” trong tên`,
    several: (count, words) => `${count} thời hạn đang mở có “${words}” trong tên`,
    chooseHint: 'Đề nghị anh/chị chọn thời hạn cần xem:',
  },

  why: {
    title: 'Vì sao',
    button: 'Vì sao',
    heading: (reference, name) => `Nhắc việc về ${reference} cho ${name}`,
    hours: (hour, zone) => `được nhắc từ ${hour} theo giờ ${zone}`,
    outsider: 'Không có quyền truy cập',
    onlyOwn:
      'Anh/chị có thể hỏi về chính mình: `/rec vì sao 143.5`. Chỉ cơ quan điều phối hỏi được về thành viên khác.',
    unknownPerson: (who) => `Không có ai trong nhóm tên là “${who}”`,
    severalPeople: (count, who) => `Có ${count} người khớp với “${who}”`,
    choosePerson: 'Chọn một người',
    choosePersonHint: 'Đề nghị anh/chị chọn người cần hỏi:',
    another: 'Người khác',
    noDeadlines: 'Chưa có thời hạn nào đang mở nên không nhắc ai.',
    notCovered: (titles) => `Không thuộc phạm vi của: ${titles}`,
    unreadable: 'Chưa nhắc được ai: phạm vi của thời hạn này có lỗi. Cơ quan điều phối có thể sửa lại.',
    noSchedule: 'Không nhắc ai: thời hạn này không đặt lịch nhắc.',
    acted: {
      implemented: 'Không nhắc: khuyến nghị đã thực hiện.',
      update: (day, name) => `Không nhắc: đã có báo cáo ngày ${day}${name ? ` của ${name}` : ''}.`,
      status: (status) => `Không nhắc: tình trạng đã là “${status}” như thời hạn này yêu cầu.`,
    },
    ticked: (statement, by) => `Không nhắc: “${statement}”, ${by} xác nhận.`,
    tickedBy: (name, agency, day) => `${name} thay mặt ${agency} ngày ${day}`,
    passed: 'Thời hạn đã qua: không nhắc ai nữa.',
    isOutsider: 'Không nhắc: khách, người của tổ chức khác và tài khoản đã đóng không được xem hồ sơ.',
    handedBack: (agencies) =>
      `Không nhắc: ${agencies} cho biết khuyến nghị không thuộc trách nhiệm của mình; cơ quan điều phối chưa quyết định.`,
    noPart: {
      other_agency: (agencies) => `Không nhắc: việc này giao cho ${agencies}, người này không phải đầu mối ở đó.`,
      supporting: (agencies) =>
        `Không nhắc: cơ quan của người này phối hợp, còn thời hạn này chỉ yêu cầu cơ quan chủ trì (${agencies}).`,
      observer: (agencies) => `Không nhắc: người này là quan sát viên. Việc này giao cho ${agencies}.`,
    },
    noAgency: 'chưa có cơ quan',
    reason: {
      due: 'Đến lúc nhắc.',
      not_yet: 'Chưa đến lần nhắc nào.',
      planned: 'Tin nhắc của lần này đã được lập.',
      written_today: 'Hôm nay người này đã có một tin; mỗi ngày nhiều nhất một tin.',
      too_early: 'Hôm nay, nhưng chưa đến giờ nhắc.',
      too_late: 'Đã hết giờ nhắc hôm nay.',
      closed_day: 'Hôm nay không phải ngày nhắc của người này.',
      away: 'Hôm nay người này vắng mặt.',
      snoozed: 'Người này đã hoãn nhắc.',
      muted: 'Người này đã tắt nhắc thời hạn này; người khác được nhắc thay.',
      passed: 'Thời hạn đã qua theo giờ của người này.',
      no_day_left: 'Không còn ngày làm việc nào khi thời hạn được đặt.',
    },
    noneSince: (next) =>
      `Chưa có lần nhắc nào kể từ khi đặt ngày hạn${next ? `; lần tới ${next}.` : '. Không còn lần nhắc nào.'}`,
    snoozedUntil: (when) => `Người này đã hoãn nhắc đến ${when}.`,
    begins: {
      alternate: (day) => `Đầu mối dự phòng được nhắc thêm từ ${day}.`,
      coordinator: (day) => `Cơ quan điều phối được nhắc thêm từ ${day}.`,
    },
    neverBegins: {
      alternate: 'Thời hạn này không nhắc thêm đầu mối dự phòng.',
      coordinator: 'Thời hạn này không nhắc thêm cơ quan điều phối.',
    },
    next: (when) => `Lần tới ${when}.`,
    noNext: 'Không còn lần nhắc nào.',
    delivery: {
      sent: (when, daysBefore) => `Đã nhắc ${when} (${step(daysBefore)}).`,
      pending: (when, daysBefore) => `Một tin nhắc đang chờ gửi (${step(daysBefore)}, dự kiến ${when}).`,
      sending: (when, daysBefore) => `Một tin nhắc đang được gửi (${step(daysBefore)}, dự kiến ${when}).`,
      failed: (when, daysBefore) => `Tin nhắc dự kiến ${when} (${step(daysBefore)}) không gửi được`,
      cancelled: (when, daysBefore) => `Tin nhắc dự kiến ${when} (${step(daysBefore)}) không được gửi`,
      uncertain: (when, daysBefore) =>
        `Không rõ tin nhắc dự kiến ${when} (${step(daysBefore)}) đã đến hay chưa; cơ quan điều phối quyết định tại Trang chủ.`,
    },
    otherDate: (day) => `theo thời hạn cũ ${day}`,
    error: {
      nothing_open: 'không còn việc cần báo cáo',
      member_left: 'người này đã rời nhóm',
      deadline_closed: 'thời hạn đã đóng',
      deadline_gone: 'thời hạn không còn',
      deadline_over: 'thời hạn đã qua',
      deadline_moved: 'thời hạn đã chuyển sang ngày khác',
      not_planned: 'đã được lập lại',
      too_late: 'đã hết giờ nhắc trong ngày',
      not_their_day: 'người này vắng mặt, hoặc ngày đó không nhắc',
      muted: 'người này đã tắt nhắc về thời hạn',
      snoozed: 'người này đã hoãn nhắc',
      updates_gone: 'nội dung không còn',
    },
    failed: (problem) => `${problem.charAt(0).toLowerCase()}${problem.slice(1)}`,
    moreDeliveries: (count) => `và ${count} tin trước đó`,
    moreDeadlines: (count) => `Và ${count} thời hạn khác`,
    closedDeadlines: '*Đã gửi cho các thời hạn đã đóng*',
    footer: (time, day) => `Xét tại thời điểm ${time} ngày ${day}; việc gửi nhắc việc dùng cùng các quy tắc này.`,
  },

  calendar: {
    fileName: 'thoi-han.ics',
    name: (group) => `Thời hạn · ${group}`,
    comment: (count) =>
      `${count} thời hạn đang mở dưới dạng tệp lịch: mở tệp để thêm vào lịch. Khi có thay đổi, anh/chị lấy tệp mới: tệp mới cập nhật các mục của tệp cũ.`,
    sent: 'Tệp lịch đã có trong tin nhắn giữa anh/chị và Rapporteur.',
    sentHere: 'Tệp lịch có ngay trong cuộc trò chuyện này.',
    none: 'Không có thời hạn nào sắp tới nên không có gì để thêm.',
    coversAll: 'Phạm vi: tất cả khuyến nghị.',
    covers: (filter) => `Phạm vi: ${filter}`,
    counts: {
      update: (day) => `Tính báo cáo từ ngày ${day}.`,
      status: (status) => `Hoàn thành khi tình trạng là “${status}”.`,
      tick: (statement) => `Hoàn thành khi cơ quan xác nhận: “${statement}”`,
    },
    asOf: (standing, day) => `${standing} (${day}).`,
    by: (time, zone) => `Trước ${time} theo giờ ${zone}.`,
  },
};
