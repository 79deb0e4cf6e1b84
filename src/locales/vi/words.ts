import type { Catalogue } from '../catalogue.ts';

export const words: Catalogue['words'] = {
  status: {
    not_started: 'Chưa thực hiện',
    in_progress: 'Đang thực hiện',
    partially_implemented: 'Đã thực hiện một phần',
    implemented: 'Đã thực hiện',
  },
  field: {
    status: 'Tình trạng thực hiện',
    results: 'Kết quả đạt được',
    difficulties: 'Khó khăn, vướng mắc',
    proposals: 'Đề xuất, kiến nghị',
    evidence: 'Tài liệu minh chứng',
  },
  position: {
    supported: 'Chấp thuận',
    supported_in_part: 'Chấp thuận một phần',
    noted: 'Ghi nhận',
    pending: 'Chưa trả lời',
  },
  taskGroup: {
    legal_framework: 'Hoàn thiện pháp luật',
    dissemination: 'Phổ biến, giáo dục và tập huấn',
    international_cooperation: 'Hợp tác quốc tế',
    reporting: 'Xây dựng báo cáo',
  },
  grade: {
    A: 'Phần lớn đạt yêu cầu',
    B: 'Đạt yêu cầu một phần',
    C: 'Không đạt yêu cầu',
    D: 'Không hợp tác',
    E: 'Trái với khuyến nghị',
  },
  mechanism: {
    UPR: 'Rà soát định kỳ phổ quát',
    CCPR: 'Ủy ban Nhân quyền',
    CESCR: 'Ủy ban về các quyền kinh tế, xã hội và văn hóa',
    CERD: 'Ủy ban Xóa bỏ phân biệt chủng tộc',
    CEDAW: 'Ủy ban Xóa bỏ phân biệt đối xử với phụ nữ',
    CAT: 'Ủy ban Chống tra tấn',
    CRC: 'Ủy ban Quyền trẻ em',
    CMW: 'Ủy ban về Lao động di trú',
    CRPD: 'Ủy ban về Quyền của người khuyết tật',
    CED: 'Ủy ban về Mất tích cưỡng bức',
    SP: 'Các thủ tục đặc biệt',
  },
  deadlineKind: {
    dialogue_session: 'Phiên đối thoại',
    follow_up_report: 'Báo cáo theo dõi thực hiện khuyến nghị',
    mid_term_report: 'Báo cáo giữa kỳ',
    periodic_report: 'Báo cáo định kỳ',
    agency_plan: 'Kế hoạch của cơ quan',
  },
  role: { coordinator: 'Điều phối', focal_point: 'Đầu mối', observer: 'Quan sát viên' },
  focalPointKind: { main: 'Đầu mối chính', alternate: 'Đầu mối dự phòng' },
  agencyLevel: { central: 'Trung ương', local: 'Địa phương' },
};
