import type { Catalogue } from '../catalogue.ts';

export const lookup: Catalogue['lookup'] = {
  button: {
    update: 'Báo cáo tiến độ',
    history: 'Lịch sử',
    fullText: 'Toàn văn',
    share: 'Chia sẻ vào kênh',
    open: 'Mở',
    next: 'Trang sau',
    previous: 'Trang trước',
    readAll: 'Đọc toàn bộ',
    help: 'Cách tra cứu',
    settings: 'Cài đặt',
    verify: 'Xác nhận',
  },
  nothing: '—',
  andOthers: (count) => `và ${count} mục khác`,
  page: (page, pages) => `trang ${page}/${pages}`,

  card: {
    reported: (day) => `báo cáo ${day}`,
    notReported: 'chưa có báo cáo',
    verified: 'đã xác nhận',
    notVerified: 'chưa xác nhận',
    overdue: (days) => `quá hạn ${days} ngày`,
    position: 'Lập trường',
    due: 'Thời hạn',
    lead: 'Chủ trì',
    supporting: 'Phối hợp',
    grade: 'Đánh giá của Ủy ban',
    noDue: 'Chưa đặt thời hạn',
    noLead: 'Chưa phân công',
    noSupport: 'Không có',
    dueFor: (day, parts) => `${day} (${parts.join(', ')})`,
    latest: (quote, author, day) => `*Mới nhất:* “${quote}” — ${author}, ${day}`,
    ofAgency: (name, agency) => `${name} (${agency})`,
    updates: (count) => `${count} báo cáo`,
    noUpdates: 'Chưa có báo cáo tiến độ nào.',
    goesOn: 'Văn bản còn tiếp: bấm Toàn văn để xem hết.',
    otherLanguage: 'Chưa có bản tiếng Việt; hiển thị bản tiếng Anh.',
    paragraph: (paragraph) => `đoạn ${paragraph}`,
    cycle: (mechanism, cycle) => (mechanism === 'UPR' ? `UPR chu kỳ ${cycle}` : `${mechanism} báo cáo ${cycle}`),
    sdg: (numbers) => `SDG ${numbers}`,
    articles: (numbers) => `điều ${numbers}`,
    shareText: (user) => `${user} chia sẻ khuyến nghị này`,
    shared: (time) => `Đã chia sẻ trong kênh này lúc ${time}.`,
    sharedIn: (channel) => `Đã chia sẻ trong ${channel}.`,
    sharedSoon: (channel) => `Slack đang bận: thẻ sẽ có trong ${channel} trong vòng một phút.`,
  },

  fullText: {
    title: 'Toàn văn',
    states: 'Quốc gia khuyến nghị',
    themes: 'Chủ đề',
    groups: 'Nhóm đối tượng',
    supporting: 'Cơ quan phối hợp',
  },

  list: {
    title: 'Khuyến nghị',
    none: 'Không có khuyến nghị nào khớp bộ lọc này',
    overdueAll: (count, days) =>
      count === 1 ? `1 khuyến nghị quá hạn ${days} ngày` : `${count} khuyến nghị quá hạn, lâu nhất ${days} ngày`,
    overdueSome: (count, overdue, days) => `${count} khuyến nghị, trong đó ${overdue} quá hạn, lâu nhất ${days} ngày`,
    overdueNone: (count) => `${count} khuyến nghị, không có khuyến nghị nào quá hạn`,
    columns: {
      reference: 'Số hiệu',
      text: 'Khuyến nghị',
      status: 'Tình trạng',
      due: 'Thời hạn',
      updated: 'Báo cáo gần nhất',
    },
    choose: 'Mở một khuyến nghị…',
    filter: (filter) => `Bộ lọc: ${filter}`,
    noFilter: 'Tất cả khuyến nghị',
    sorted: 'quá hạn lâu nhất xếp trước',
    sortedByDue: 'đến hạn sớm nhất xếp trước',
    loosen: 'Bớt một điều kiện lọc, hoặc xem tất cả bằng `/rec danh sách`.',
  },

  choose: {
    several: (count, reference) => `${count} khuyến nghị khớp “${reference}”: anh/chị cần khuyến nghị nào?`,
    many: (count, reference, shown) => `${count} khuyến nghị khớp “${reference}”; hiển thị ${shown} khuyến nghị đầu`,
    longer: 'Anh/chị hãy gõ số hiệu đầy đủ hơn, hoặc thêm mã đợt rà soát ở phía trước.',
    none: (reference) => `Không có khuyến nghị nào mang số hiệu “${reference}”`,
    nearest: 'Gần nhất là:',
    byWords: 'Để tìm theo từ trong nội dung: `/rec tìm TỪ`',
    empty: 'Chưa có khuyến nghị nào. Cơ quan điều phối sẽ nhập danh mục khuyến nghị.',
  },

  search: {
    found: (count, query) => `Tìm thấy ${count} khuyến nghị với “${query}”`,
    none: (query) => `Không tìm thấy khuyến nghị nào với “${query}”`,
    corrected: (from, to) => `Không có “${from}” trong hồ sơ; đã tìm ${to}`,
    hint: 'Hãy thử ít từ hơn hoặc từ ngắn hơn. Mọi bộ lọc: `/rec trợ giúp danh sách`',
    best: 'kết quả sát nhất xếp trước',
  },

  history: {
    modalTitle: 'Lịch sử',
    summary: (reference, count) => `${reference}: ${count} báo cáo tiến độ, mới nhất xếp trước`,
    none: (reference) => `Chưa có báo cáo tiến độ nào về ${reference}`,
    changed: (from, to) => `từ ${from} sang *${to}*`,
    unchanged: (status) => `vẫn *${status}*`,
    verifiedBy: (name, day) => `${name} xác nhận ${day}`,
    verifiedOn: (day) => `đã xác nhận ${day}`,
  },

  verify: {
    done: (reference, author, day, when) =>
      `Anh/chị đã xác nhận báo cáo về ${reference} của ${author} ngày ${day} (${when}).`,
    already: (reference, author, day, by, when) =>
      `Báo cáo về ${reference} của ${author} ngày ${day} đã được ${by ? `${by} ` : ''}xác nhận trước đó (${when}).`,
    newer: 'Sau đó đã có báo cáo mới hơn, chưa được xác nhận.',
  },

  progress: {
    title: 'Tiến độ',
    columns: {
      agency: 'Cơ quan',
      theme: 'Chủ đề',
      review: 'Đợt rà soát',
      status: 'Tình trạng',
      total: 'Tổng số',
      implemented: 'Đã thực hiện',
      open: 'Còn lại',
      overdue: 'Quá hạn',
      percent: 'Đã thực hiện, %',
      updatedLately: 'Báo cáo trong 90 ngày',
    },
    all: 'Tổng cộng',
    chart: (dimension) => `Khuyến nghị theo ${dimension.toLowerCase()}`,
    series: { implemented: 'Đã thực hiện', open: 'Còn trong hạn', overdue: 'Quá hạn' },
    axis: 'Số khuyến nghị',
    shownOf: (shown, all) => `Hiển thị ${shown}/${all} dòng, chậm nhất xếp trước`,
    sharedThemes: 'Khuyến nghị có nhiều chủ đề được tính ở từng chủ đề.',
    more: 'Theo cơ quan, chủ đề, rà soát hoặc trạng thái: `/rec tiến độ theo chủ đề`',
  },

  deadlines: {
    next: (title, day, distance) => `Sắp tới: ${title}, ${day} (${distance})`,
    none: 'Chưa đặt thời hạn nào',
    noneHint: 'Cơ quan điều phối đặt các thời hạn: phiên đối thoại, báo cáo tiếp theo, báo cáo giữa kỳ.',
    allPast: 'Không còn thời hạn nào sắp tới',
    past: 'đã qua',
    coverage: (filter) => `áp dụng cho ${filter}`,
    coversAll: 'áp dụng cho mọi khuyến nghị',
    countsFrom: (day) => `tính báo cáo từ ${day}`,
    viewCovered: 'Xem khuyến nghị',
    more: (count) => `Còn ${count} thời hạn xa hơn.`,
  },

  overview: {
    needsTitle: (count) => `${count} khuyến nghị đang cần anh/chị xử lý`,
    nothing: 'Hiện không có khuyến nghị nào cần anh/chị xử lý',
    overdue: (days) => `quá hạn ${days} ngày`,
    supports: 'phối hợp',
    forDeadline: (title, distance) => `chưa có báo cáo phục vụ “${title}”, ${distance}`,
    nextDeadline: (title, day, distance) => `Thời hạn tiếp theo: ${title}, ${day} (${distance})`,
    noDeadline: 'Chưa đặt thời hạn nào.',
    group: (total, implemented, overdue) => `Đã thực hiện ${implemented}/${total} khuyến nghị, ${overdue} quá hạn.`,
    more: (count) => `và ${count} khuyến nghị khác: \`/rec danh sách của tôi\``,
    hint: 'Hỏi bằng `/rec 143.5`, `/rec tìm TỪ` hoặc `/rec danh sách quá hạn`; toàn bộ cách hỏi: `/rec trợ giúp`',
  },

  find: {
    title: 'Tra cứu',
    label: 'Số khuyến nghị hoặc từ cần tìm',
    hint: 'Số như 143.5, hoặc từ trong nội dung, chủ đề, quốc gia, cơ quan. Không cần gõ dấu.',
    submit: 'Tìm',
  },

  share: {
    title: 'Chia sẻ',
    label: 'Kênh',
    hint: 'Thành viên của kênh sẽ thấy thẻ này. Với kênh riêng tư, cần mời Rapporteur vào kênh trước.',
    submit: 'Chia sẻ',
    outside:
      'Kênh này có người của tổ chức khác nên thẻ chưa được chia sẻ: hồ sơ chỉ dành cho nhóm công tác. Xin chọn một kênh nội bộ.',
    refused: 'Rapporteur không đăng được vào kênh đó. Trong kênh, hãy gõ /invite @Rapporteur rồi chia sẻ lại.',
  },

  dm: {
    update: (reference) => `Báo cáo tiến độ về ${reference}: bấm nút để mở biểu mẫu.`,
    updateAny: 'Bấm nút để mở biểu mẫu báo cáo tiến độ.',
    settings: 'Bấm nút để mở phần cài đặt của anh/chị.',
  },
};
