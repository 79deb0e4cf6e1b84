/** Words of which the benchmark's records are made: common ones, and a long tail of rare ones, as in real texts. */

export const THEMES = [
  ['Administration of justice', 'Tư pháp'],
  ['Right to education', 'Quyền giáo dục'],
  ['Freedom of expression', 'Tự do ngôn luận'],
  ['Rights of the child', 'Quyền trẻ em'],
  ['Gender equality', 'Bình đẳng giới'],
  ['Rights of persons with disabilities', 'Quyền của người khuyết tật'],
  ['Right to health', 'Quyền được chăm sóc sức khỏe'],
  ['International instruments', 'Văn kiện quốc tế'],
  ['Trafficking in persons', 'Mua bán người'],
  ['Poverty reduction', 'Giảm nghèo'],
  ['Conditions of detention', 'Điều kiện giam giữ'],
  ['Labour rights', 'Quyền lao động'],
  ['Climate change', 'Biến đổi khí hậu'],
  ['Ethnic minorities', 'Dân tộc thiểu số'],
  ['Freedom of religion', 'Tự do tôn giáo'],
  ['Civil society', 'Xã hội dân sự'],
  ['Human rights education', 'Giáo dục quyền con người'],
  ['National institutions', 'Cơ quan quốc gia'],
  ['Domestic violence', 'Bạo lực gia đình'],
  ['Social security', 'An sinh xã hội'],
] as const;

export const GROUPS = ['Women', 'Children', 'Persons with disabilities', 'Migrants', 'Older persons', 'Minorities'];

export const STATES = [
  ...['Albania', 'Argentina', 'Australia', 'Austria', 'Belgium', 'Brazil', 'Canada', 'Chile', 'Costa Rica', 'Cuba'],
  ...['Denmark', 'Egypt', 'Estonia', 'Finland', 'France', 'Georgia', 'Germany', 'Ghana', 'Greece', 'Hungary'],
  ...['Iceland', 'India', 'Ireland', 'Italy', 'Japan', 'Jordan', 'Kenya', 'Latvia', 'Lithuania', 'Mexico'],
  ...['Mongolia', 'Morocco', 'Nepal', 'Norway', 'Panama', 'Peru', 'Poland', 'Portugal', 'Qatar', 'Rwanda'],
  ...['Senegal', 'Serbia', 'Slovenia', 'Spain', 'Sweden', 'Thailand', 'Togo', 'Tunisia', 'Uganda', 'Uruguay'],
];

export const VERBS = [
  ['Strengthen', 'Tăng cường'],
  ['Continue', 'Tiếp tục'],
  ['Consider', 'Xem xét'],
  ['Adopt', 'Thông qua'],
  ['Review', 'Rà soát'],
  ['Accelerate', 'Đẩy mạnh'],
  ['Guarantee', 'Bảo đảm'],
  ['Publish', 'Công bố'],
  ['Extend', 'Mở rộng'],
  ['Finance', 'Bố trí kinh phí cho'],
  ['Evaluate', 'Đánh giá'],
  ['Harmonize', 'Hài hòa'],
] as const;

export const OBJECTS = [
  ['the training of judges and prosecutors', 'việc đào tạo thẩm phán và kiểm sát viên'],
  ['legal aid for persons who cannot afford it', 'trợ giúp pháp lý cho người không có khả năng chi trả'],
  ['the national plan of action', 'kế hoạch hành động quốc gia'],
  ['access to schools in remote provinces', 'tiếp cận trường học ở các tỉnh vùng sâu, vùng xa'],
  ['the independence of the judiciary', 'tính độc lập của cơ quan tư pháp'],
  ['measures against torture and ill-treatment', 'biện pháp chống tra tấn và đối xử tàn tệ'],
  ['the ratification of the optional protocol', 'việc phê chuẩn nghị định thư tùy chọn'],
  ['statistics by sex, age and region', 'số liệu thống kê theo giới tính, tuổi và vùng'],
  ['health services in mountain districts', 'dịch vụ y tế ở các huyện miền núi'],
  ['the protection of witnesses and victims', 'việc bảo vệ nhân chứng và nạn nhân'],
  ['social assistance for older persons', 'trợ giúp xã hội cho người cao tuổi'],
  ['the inspection of places of detention', 'việc thanh tra các cơ sở giam giữ'],
  ['programmes against domestic violence', 'chương trình phòng, chống bạo lực gia đình'],
  ['vocational guidance for young workers', 'hướng nghiệp cho lao động trẻ'],
  ['the registration of births', 'việc đăng ký khai sinh'],
  ['consultation with associations', 'tham vấn các hội, hiệp hội'],
] as const;

export const AIMS = [
  ['in line with the Covenant', 'phù hợp với Công ước'],
  ['before the next periodic review', 'trước kỳ rà soát tiếp theo'],
  ['with sufficient human and financial resources', 'với đủ nguồn lực con người và tài chính'],
  ['in all provinces and cities', 'tại tất cả các tỉnh, thành phố'],
  ['without discrimination of any kind', 'không phân biệt đối xử dưới bất kỳ hình thức nào'],
  ['in cooperation with international partners', 'trong hợp tác với các đối tác quốc tế'],
  ['and report on the results achieved', 'và báo cáo về kết quả đạt được'],
  ['with the participation of those concerned', 'với sự tham gia của những người liên quan'],
] as const;

const SYLLABLES = [
  'ba',
  'cor',
  'den',
  'fil',
  'gam',
  'hul',
  'jor',
  'kel',
  'lim',
  'mar',
  'nov',
  'pel',
  'ras',
  'sol',
  'tur',
];

/** How many rare words there are. */
export const RARE_WORDS = SYLLABLES.length ** 3;

/** One of the rare words, by number: "bacorden". */
export function rareWord(n: number): string {
  const size = SYLLABLES.length;
  const digits = [n, Math.floor(n / size), Math.floor(n / size ** 2)];
  return digits.map((digit) => SYLLABLES[digit % size]).join('');
}
