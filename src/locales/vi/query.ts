import type { Dimension, HelpTopic, Mistake } from '../../domain/query/command.ts';
import { filtersOf } from '../../domain/query/command-table.ts';
import { FIELD_WORDS } from '../../domain/query/filter-table.ts';
import type { Catalogue } from '../catalogue.ts';

export const query: Catalogue['query'] = {
  mistake: (mistake) => {
    const near = mistake.nearest === undefined ? '' : ` Có phải ý anh/chị là ${mistake.nearest}?`;
    return `${describe(mistake)}${near}\nThử: ${mistake.example}        ${moreHelp(mistake)}`;
  },

  filterMistake: (mistake) => {
    const near = mistake.nearest === undefined ? '' : ` Có phải ý anh/chị là ${mistake.nearest}?`;
    const example = filtersOf(mistake.example);
    return `${describe(mistake)}${near}${example && ` Ví dụ: ${example}`}`;
  },

  help: {
    title: 'Cách tra cứu bằng lệnh /rec',
    home: 'Chỉ gõ /rec để xem những việc cần làm ngay và thời hạn sắp tới.',
    alsoWords: 'Cách gõ khác:',
    values: 'Giá trị:',
    examples: 'Ví dụ:',
    filtersTitle: 'Bộ lọc',
    filtersIntro:
      'Kết quả phải thỏa mãn mọi bộ lọc; với các giá trị cách nhau bằng dấu phẩy thì chỉ cần một. Tên gồm nhiều từ đặt trong ngoặc kép. Dấu trừ đứng trước để loại trừ: -trạng thái:"đã thực hiện".',
    bothLanguages: 'Lệnh, bộ lọc và giá trị gõ được bằng tiếng Việt hoặc tiếng Anh, có dấu hay không dấu.',
    more: 'Xem thêm về một lệnh: /rec trợ giúp danh sách',
  },

  command: {
    card: 'Xem một khuyến nghị: nội dung, tình hình thực hiện, thời hạn. Có thể chỉ gõ một phần số hiệu.',
    find: 'Tìm khuyến nghị theo từ khóa, bằng cả hai ngôn ngữ; không phân biệt dấu, chấp nhận lỗi gõ nhỏ.',
    list: 'Liệt kê khuyến nghị theo bộ lọc, quá hạn lâu nhất xếp trước.',
    deadlines: 'Các thời hạn sắp tới và phạm vi của từng thời hạn.',
    manage: 'Dành cho cơ quan điều phối: thêm, sửa, gia hạn, đóng hoặc mở lại thời hạn.',
    add: 'Dành cho cơ quan điều phối: mở biểu mẫu thêm thời hạn mới.',
    preview:
      'Dành cho cơ quan điều phối: ai sẽ được nhắc về một thời hạn và vào lúc nào. Gõ thêm từ trong tên để chọn thời hạn.',
    why: 'Vì sao anh/chị được hoặc không được nhắc về một khuyến nghị. Gõ thêm @tên để xem cho người khác.',
    history: 'Toàn bộ báo cáo tiến độ của một khuyến nghị, mới nhất xếp trước.',
    progress: 'Tiến độ thực hiện: nhận định, bảng và biểu đồ. Có thể thêm bộ lọc để giới hạn phạm vi.',
    update: 'Mở biểu mẫu báo cáo tiến độ của một khuyến nghị.',
    settings: 'Ngôn ngữ, giờ và ngày nhận nhắc việc, ngày vắng mặt và những thời hạn anh/chị không muốn được nhắc.',
    help: 'Trang này, hoặc hướng dẫn chi tiết về một lệnh.',
  },

  filter: {
    review: 'Đợt rà soát: mã, ký hiệu tài liệu hoặc một phần tên',
    mechanism: 'UPR, một ủy ban công ước, hoặc SP cho các thủ tục đặc biệt',
    agency: 'Cơ quan chủ trì hoặc phối hợp: mã hoặc một phần tên; không: chưa giao cơ quan nào',
    lead: 'Cơ quan chủ trì; không: chưa có cơ quan chủ trì',
    status: 'Tình hình thực hiện',
    position: 'Lập trường của Nhà nước (UPR); không: thuộc cơ chế khác',
    theme: 'Chủ đề có chứa từ này',
    state: 'Quốc gia đưa ra khuyến nghị (UPR)',
    group: 'Nhóm đối tượng liên quan',
    sdg: 'Mục tiêu phát triển bền vững, từ 1 đến 17',
    due: 'Thời hạn: <30 ngày là trong 30 ngày tới, >2 tuần là sau hai tuần nữa; năm, tháng, ngày hoặc từ..đến. Từ dùng được: hôm nay, ngày mai, hôm qua, không',
    updated:
      'Lần báo cáo gần nhất: <30 ngày là trong 30 ngày qua, >3 tháng là đã lâu hơn; năm, tháng, ngày hoặc từ..đến. Từ dùng được: hôm nay, hôm qua, chưa',
    verified: 'Cơ quan điều phối đã kiểm tra báo cáo gần nhất hay chưa',
    mine: 'Những khuyến nghị do cơ quan của anh/chị chủ trì hoặc phối hợp',
    overdue: 'Đã quá thời hạn mà chưa thực hiện xong',
  },

  without: {
    agency: 'Chưa có cơ quan chủ trì',
    theme: 'Chưa gắn chủ đề',
    review: 'Không thuộc đợt rà soát nào',
    status: 'Chưa có trạng thái',
  },

  takeaway: ({ by, total, implemented, percent, overdue, mostOverdue, furthestBehind }, nameOf) => {
    if (total === 0) return 'Không có khuyến nghị nào phù hợp nên chưa có số liệu.';
    const done = `Đã thực hiện ${implemented}/${total} khuyến nghị (${percent}%).`;
    if (overdue > 0) {
      const share = mostOverdue
        ? `, trong đó ${mostOverdue.overdue} khuyến nghị ${belonging(by, mostOverdue.key === null, nameOf(mostOverdue))}`
        : '';
      return `${done} ${overdue} khuyến nghị quá hạn${share}.`;
    }
    if (implemented === total) return done;
    const behind = furthestBehind
      ? ` Chậm nhất: ${nameOf(furthestBehind)}, đã thực hiện ${furthestBehind.counts.implemented}/${furthestBehind.total}.`
      : '';
    return `${done} Không có khuyến nghị nào quá hạn.${behind}`;
  },
};

function belonging(by: Dimension, isWithout: boolean, name: string): string {
  if (by === 'agency') return isWithout ? 'chưa có cơ quan chủ trì' : `do ${name} chủ trì`;
  if (by === 'theme') return isWithout ? 'chưa gắn chủ đề' : `thuộc chủ đề ${name}`;
  return `thuộc ${name}`;
}

function describe({ kind, word, at, field }: Mistake): string {
  const typed = `“${shortened(word)}”`;
  const place = `(ký tự thứ ${at + 1})`;
  switch (kind) {
    case 'unknown_command':
      return `Không có lệnh ${typed} ${place}.`;
    case 'unknown_filter':
      return `Không có bộ lọc ${typed} ${place}.`;
    case 'unknown_value':
      return `${typed} không phải là giá trị của ${field ?? 'bộ lọc này'}${isGoal(field) ? ': từ 1 đến 17' : ''} ${place}.`;
    case 'missing_value':
      return `${typed} chưa có giá trị ${place}.`;
    case 'missing_reference':
      return `Lệnh ${typed} cần kèm số hiệu khuyến nghị ${place}.`;
    case 'missing_words':
      return `Lệnh ${typed} cần kèm từ khóa ${place}.`;
    case 'bad_day':
      return `${typed} không phải là ngày có trong lịch ${place}.`;
    case 'unclosed_quote':
      return `Dấu ngoặc kép chưa được đóng ${place}.`;
    case 'unexpected_word':
      return word === '' ? `Câu lệnh còn thiếu nội dung ${place}.` : `Không rõ ${typed} ở đây có nghĩa gì ${place}.`;
    case 'unknown_topic':
      return `Không có phần trợ giúp về ${typed} ${place}.`;
    case 'unknown_dimension':
      return `Không thống kê được theo ${typed} ${place}.`;
    case 'too_long':
      return 'Câu lệnh dài quá 1.000 ký tự.';
  }
}

const TOPICS: Record<HelpTopic, string> = {
  find: 'tìm',
  list: 'danh sách',
  deadlines: 'thời hạn',
  why: 'vì sao',
  history: 'lịch sử',
  progress: 'tiến độ',
  update: 'cập nhật',
  settings: 'cài đặt',
};

function moreHelp({ topic }: Mistake): string {
  if (topic === null) return 'Mọi lệnh: /rec trợ giúp';
  return topic === 'list' ? 'Mọi bộ lọc: /rec trợ giúp danh sách' : `Xem thêm: /rec trợ giúp ${TOPICS[topic]}`;
}

function isGoal(field: string | undefined): boolean {
  return field !== undefined && FIELD_WORDS.find(field)?.meaning === 'sdg';
}

/** Without the quotes that were typed: it stands in quotes here. */
function shortened(word: string): string {
  const characters = [...word.replace(/^["“”]+(?=.)|(?<=.)["“”]+$/gs, '')];
  return characters.length <= 60 ? characters.join('') : `${characters.slice(0, 59).join('')}…`;
}
