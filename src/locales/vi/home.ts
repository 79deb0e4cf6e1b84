import type { FocalPointKind } from '../../domain/agency.ts';
import type { Catalogue } from '../catalogue.ts';

const place: Record<FocalPointKind, string> = { main: 'đầu mối chính', alternate: 'đầu mối dự phòng' };

export const home: Catalogue['home'] = {
  toCheck: (count) => `Chờ xác nhận (${count})`,
  toCheckNone: 'Không có báo cáo nào chờ xác nhận.',
  toCheckRow: (reference, status, author, day) => `*${reference}* · ${status} · ${author}, ${day}`,
  viewToCheck: 'Xem tất cả báo cáo chờ xác nhận',
  needs: (count) => `Cần anh/chị xử lý (${count})`,
  needsNothing: 'Không có khuyến nghị nào cần anh/chị xử lý lúc này',
  needsNothingHint:
    'Khi một thời hạn đến gần hoặc một khuyến nghị quá hạn, khuyến nghị đó hiện ở đây kèm nút báo cáo tiến độ.',
  moreNeeds: (count) => `${count} khuyến nghị khác`,
  missed: {
    title: 'Đã qua hạn, còn việc',
    recommendations: (title, day, open, total) => `*${title}*, ${day}: còn ${open}/${total} khuyến nghị`,
    agencies: (title, day, open, total, names) =>
      `*${title}*, ${day}: ${open}/${total} cơ quan chưa xác nhận (${names})`,
    mine: (title, day, open) => `*${title}*, ${day}: anh/chị còn ${open} khuyến nghị`,
    view: 'Xem việc còn lại',
  },
  deadlines: 'Thời hạn sắp tới',
  noDeadlines: 'Chưa đặt thời hạn nào.',
  numbers: ({ implemented, open, overdue }) => `${implemented} đã thực hiện · ${open} còn lại · ${overdue} quá hạn`,
  group: 'Toàn nhóm công tác',
  lateAgencies: 'Cơ quan có khuyến nghị quá hạn',
  lateAgency: (name, overdue, total) => `${name}: *${overdue}*/${total} quá hạn`,
  noneLate: 'Không có cơ quan nào quá hạn.',
  withoutLead: (count) =>
    `*${count} khuyến nghị chưa có cơ quan chủ trì*: trong khi chờ phân công, hệ thống nhắc cơ quan phối hợp hoặc cơ quan điều phối.`,
  viewWithoutLead: 'Xem tất cả khuyến nghị chưa có cơ quan chủ trì',
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

  tickAsked: (statement, title, day, distance, agency) =>
    `*“${statement}”* · ${agency}\n${title} · ${day} · ${distance}`,
  nextReminders: (people, day, time, isFrom) =>
    `*Nhắc việc sắp tới:* ${people} người, ${day} ${isFrom ? 'từ ' : ''}${time}`,
  nextRemindersNone: '*Nhắc việc sắp tới:* không có trong những tuần tới',
  toReassign: (count) => `Đề nghị phân công lại (${count})`,

  left: {
    title: (count) => `Đầu mối đã rời Slack (${count})`,
    row: (name, kind, agency, instead) =>
      `*${name}*, ${place[kind]} của ${agency}: tài khoản Slack đã đóng. ${
        instead.length > 0
          ? `Người được nhắc thay: ${instead.join(', ')}.`
          : 'Cơ quan này không còn ai để nhắc nên cơ quan điều phối được nhắc.'
      } Đề nghị cử người khác, hoặc xác nhận không có người thay.`,
    choose: 'Cử người khác…',
    name: 'Cử người này',
    nameTitle: 'Cử đầu mối',
    nameText: (name, kind, agency) => `Người được chọn sẽ là ${place[kind]} của ${agency}, thay ${name}.`,
    endTitle: 'Không có người thay',
    endText: (name, agency) => `${name} không còn là đầu mối của ${agency}.`,
    cancel: 'Hủy',
    more: (count) => `Còn ${count} người khác, sẽ hiện khi các mục này được xử lý`,
    outsider:
      'Khách, người của tổ chức khác và tài khoản đã đóng không xem được hồ sơ nên không thể làm đầu mối. Không có gì thay đổi: đề nghị chọn người khác.',
    already: 'Việc này đã có người xử lý, hoặc tài khoản đã mở lại. Không có gì thay đổi.',
  },

  undelivered: {
    title: (count) => `Không gửi được (${count})`,
    row: (what, to, deadline, when) => [`*${what} tới ${to}*`, deadline, when].filter(Boolean).join(' · '),
    nobody: 'người không còn trong nhóm',
    kind: {
      reminder: 'Tin nhắc',
      deadline_summary: 'Bản tổng hợp của nhóm',
      deadline_changes: 'Thông báo thay đổi',
      colleague_updates: 'Báo cáo của đồng nghiệp',
      reassign_request: 'Đề nghị phân công lại',
      reassign_decision: 'Trả lời đề nghị phân công lại',
      assigned: 'Phân công mới',
    },
    problem: {
      person_left: 'Tài khoản Slack của người này đã đóng',
      person_out_of_reach: 'Slack không nhận tin nhắn trực tiếp của ứng dụng tới người này',
      channel_archived: 'Kênh đã được lưu trữ',
      channel_gone: 'Kênh không còn, hoặc là kênh riêng không có ứng dụng',
      app_not_in_channel: 'Ứng dụng không có trong kênh',
      posting_restricted: 'Quy định của kênh không cho ứng dụng đăng tin',
      shared_outside: 'Trong kênh có người của tổ chức khác',
      app_lacks_permission: 'Ứng dụng được cài đặt thiếu quyền',
      our_fault: 'Slack không nhận nội dung do ứng dụng lập',
      unknown_whether_sent: 'Mất phản hồi của Slack: tin có thể đã đến hoặc chưa',
      refused: 'Slack từ chối',
    },
    remedy: {
      name_another_focal_point: 'đầu mối dự phòng được nhắc thay; đề nghị cử đầu mối khác',
      tell_them_yourself: 'đề nghị anh/chị báo trực tiếp',
      choose_another_channel: 'đề nghị chọn kênh khác cho thời hạn',
      invite_the_app: 'mời ứng dụng bằng `/invite @Rapporteur` rồi thử lại',
      allow_posting: 'cho phép ứng dụng đăng tin tại đó rồi thử lại',
      reinstall_the_app: 'người vận hành cài đặt lại ứng dụng theo tệp manifest rồi thử lại',
      tell_the_operator: 'báo cho người vận hành ứng dụng rồi thử lại',
      look_in_slack: 'đề nghị hỏi người nhận hoặc kiểm tra trong Slack',
    },
    explained: (problem, remedy) => `${problem}: ${remedy}.`,
    error: (code) => `Slack báo ${code}`,
    arrived: 'Đã đến',
    sendAgain: 'Gửi lại',
    tryAgain: 'Thử lại',
    confirm: 'Xác nhận',
    chooseChannel: 'Chọn kênh khác',
    more: (count) => `Còn ${count} tin khác, sẽ hiện khi các tin này được xử lý`,
    alreadySettled: 'Tin này đã có người xử lý hoặc đã được gửi. Không có gì thay đổi.',
    past: 'Đã hết giờ nhắc nên tin này không được gửi nữa: lần nhắc tiếp theo sẽ báo.',
    shutOut: (when) =>
      `Slack không cho ứng dụng truy cập từ ${when}: mọi tin đang chờ. Người vận hành cài đặt lại ứng dụng; khi đó chỉ gửi những tin nhắc gần nhất.`,
  },
};
