import type { Catalogue } from '../catalogue.ts';

export const errors: Catalogue['errors'] = {
  outsider: (workspace) =>
    `Rapporteur phục vụ các thành viên của ${workspace || 'một nhóm công tác'}. Khách và người của tổ chức khác không xem được hồ sơ. Nếu cần được cấp quyền, xin liên hệ cơ quan điều phối.`,
  unknown: (reference) =>
    `Thao tác chưa thực hiện được do lỗi của Rapporteur, không phải do anh/chị. Dữ liệu đã lưu không bị mất. Xin báo cơ quan điều phối mã ${reference}.`,
  unknownInForm: (reference) =>
    `Nội dung anh/chị gửi chưa được lưu do lỗi của Rapporteur. Nội dung đã nhập vẫn còn trong biểu mẫu: anh/chị có thể sao chép lại hoặc gửi lại. Mã ${reference}.`,
  unavailable: (reference) =>
    `Cơ sở dữ liệu không phản hồi. Chưa có gì thay đổi; xin thử lại sau một phút. Mã ${reference}.`,
  unavailableInForm: (reference) =>
    `Nội dung anh/chị gửi chưa được lưu: cơ sở dữ liệu không phản hồi. Nội dung đã nhập vẫn còn trong biểu mẫu; xin thử lại sau một phút. Mã ${reference}.`,
  unsent: (title) =>
    `Bản nháp chưa lưu được. Dưới đây là nội dung anh/chị đã nhập trong “${title}”, để sao chép khi mở lại biểu mẫu:`,
  slow: 'Thao tác này lâu hơn thường lệ; câu trả lời sẽ hiện ở đây.',
  slowInForm: (reference) =>
    `Cơ sở dữ liệu phản hồi chậm. Nội dung đã nhập vẫn còn trong biểu mẫu; xin gửi lại sau một phút, nội dung chỉ được lưu một lần. Mã ${reference}.`,
  slackSlow: 'Slack phản hồi chậm nên chưa hiển thị được. Dữ liệu không bị mất; xin thử lại.',
  noticeTitle: 'Rapporteur',
  close: 'Đóng',
  loading: 'Xin chờ giây lát…',
  byKind: {
    not_allowed: ({ reference, leadVi }) => {
      if (!reference) return 'Anh/chị không có quyền thực hiện việc này.';
      return leadVi
        ? `Khuyến nghị ${reference} do ${leadVi} chủ trì; đầu mối của cơ quan này và cơ quan điều phối được báo cáo.`
        : `Khuyến nghị ${reference} chưa có cơ quan chủ trì; cơ quan điều phối được báo cáo.`;
    },
    no_agency: () =>
      'Đầu mối báo cáo về các khuyến nghị của cơ quan mình, mà anh/chị chưa được cử làm đầu mối. Xin đề nghị cơ quan điều phối cử anh/chị.',
    recommendation_gone: () => 'Khuyến nghị này không còn nữa. Xin tra cứu lại bằng /rec tìm.',
    update_gone: () => 'Báo cáo này không còn nữa. Xin tra cứu lại khuyến nghị bằng /rec tìm.',
    member_gone: () => 'Người này không còn trong hồ sơ. Anh/chị hỏi lại bằng /rec vì sao.',
    coordinators_only: () => 'Chỉ cơ quan điều phối thực hiện được việc này.',
    request_gone: () => 'Yêu cầu này không còn: nội dung liên quan đã được xóa khỏi hồ sơ.',
    no_agency_chosen: () => 'Cơ quan này không còn trong danh sách. Đề nghị chọn cơ quan khác.',
    deadline_gone: () => 'Thời hạn này không còn nữa. Xin xem các thời hạn hiện có bằng /rec thời hạn.',
  },
};
