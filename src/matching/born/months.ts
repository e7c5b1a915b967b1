/**
 * Names of months, folded (no accents, small letters), by calendar. The Gregorian ones in the languages that reports, papers and
 * lists come in here, from the Unicode CLDR; a word that means different months in two languages is left out.
 */

export type Calendar = 'gregory' | 'hijri' | 'persian' | 'ethiopic';

export interface Month {
  readonly calendar: Calendar;
  readonly number: number;
}

/** One line a month, January first. Every word of at least three Latin letters also stands for itself cut to three or four. */
const GREGORIAN = [
  'january january janvier januar enero gennaio janeiro januari ocak stycznia styczen ianuarie janaayo siječanj sijecanj janar يناير جانفي جنوری جنوري ژانویه января январь січня січень जनवरी জানুয়ারি ጃንዋሪ jänner tammikuu jan sty',
  'february fevrier februar febrero febbraio fevereiro februari subat lutego luty februarie febraayo veljača shkurt فبراير فيفري فروری فبروري فوریه февраля февраль лютого лютий फरवरी फ़रवरी ফেব্রুয়ারি ፌብሩዋሪ feb fev febr',
  'march mars marz marzo marco maart mart marca marzec martie maarso ožujak مارس مارچ марта март березня березень मार्च মার্চ ማርች mar mrz',
  'april avril abril aprile nisan kwietnia kwiecien aprilie abriil travanj prill أبريل ابريل أفريل اپریل آوریل апреля апрель квітня квітень अप्रैल এপ্রিল ኤፕሪል apr avr abr',
  'may mai mayo maggio maio mei mayis maja maayo svibanj maj مايو ماي مئی مۍ مه мая май травня травень मई মে ሜይ',
  'june juin juni junio giugno junho haziran czerwca czerwiec iunie juun lipanj qershor يونيو جوان جون ژوئن июня июнь червня червень जून জুন ጁን jun giu',
  'july juillet juli julio luglio julho temmuz lipca lipiec iulie luulyo srpanj korrik يوليو جويلية جولائی جولای ژوئیه июля июль липня липень जुलाई জুলাই ጁላይ jul juil lug',
  'august aout agosto augustus agustos sierpnia sierpien أغسطس اغسطس أوت اگست اوت августа август серпня серпень अगस्त আগস্ট ኦገስት kolovoz gusht aug ago',
  'september septembre septiembre settembre setembro eylul wrzesnia wrzesien septembrie sebtembar rujan shtator سبتمبر ستمبر سپتامبر сентября сентябрь вересня вересень सितंबर সেপ্টেম্বর ሴፕቴምበር sep sept',
  'october octobre oktober octubre ottobre outubro ekim pazdziernika pazdziernik octombrie oktoobar tetor أكتوبر اكتوبر اکتوبر اکتبر октября октябрь жовтня жовтень अक्टूबर অক্টোবর ኦክቶበር oct okt',
  'november novembre noviembre novembro kasim listopada noiembrie noofeembar studeni nentor نوفمبر نومبر نوامبر ноября ноябрь листопада नवंबर नवम्बर নভেম্বর ኖቬምበር nov',
  'december decembre dezember diciembre dicembre dezembro aralik grudnia grudzien decembrie diseembar prosinac dhjetor ديسمبر دسمبر دسامبر декабря декабрь грудня грудень दिसंबर दिसम्बर ডিসেম্বর ዲሴምበር dec dez',
];
/** Spoken in the Levant and Iraq, some in two words. */
const LEVANT = [
  'كانون الثاني',
  'شباط',
  'آذار',
  'نيسان',
  'أيار',
  'حزيران',
  'تموز',
  'آب',
  'أيلول',
  'تشرين الأول',
  'تشرين الثاني',
  'كانون الأول',
];
const HIJRI = [
  'muharram محرم',
  'safar صفر',
  'rabi al-awwal|rabi i|rabi ul-awal|rabi al-awal|ربيع الأول',
  'rabi al-thani|rabi ii|rabi al-akhir|rabi us-sani|ربيع الثاني|ربيع الآخر',
  'jumada al-ula|jumada i|jumada al-awwal|جمادى الأولى',
  'jumada al-thani|jumada ii|jumada al-akhirah|jumada al-akhira|جمادى الآخرة|جمادى الثانية',
  'rajab رجب',
  'shaban شعبان',
  'ramadan ramadhan ramazan رمضان',
  'shawwal shawal شوال',
  'dhu al-qadah|dhu al-qada|dhul qadah|zul qadah|ذو القعدة',
  'dhu al-hijjah|dhu al-hijja|dhul hijjah|zul hijjah|ذو الحجة',
];
const PERSIAN = [
  'farvardin فروردین',
  'ordibehesht اردیبهشت',
  'khordad خرداد',
  'tir تیر',
  'mordad مرداد',
  'shahrivar شهریور',
  'mehr مهر',
  'aban آبان',
  'azar آذر',
  'dey دی',
  'bahman بهمن',
  'esfand اسفند',
];

const months = new Map<string, Month | null>();
for (const [calendar, lines] of [
  ['gregory', GREGORIAN],
  ['gregory', LEVANT.map((name) => `${name}|`)],
  ['hijri', HIJRI],
  ['persian', PERSIAN],
] as const) {
  for (const [i, line] of lines.entries()) {
    const names = line.includes('|') ? line.split('|') : line.split(' ');
    for (const name of names) if (name !== '') note(foldMonth(name), { calendar, number: i + 1 });
  }
}
// Cut short last, so that a whole word never loses to the beginning of another; beginnings of two months (lip) are neither's.
const cuts = [...months].flatMap(([name, month]) =>
  month === null || month.calendar !== 'gregory' || !/^[a-z]{5,}$/.test(name)
    ? []
    : [3, 4].flatMap((length) => (months.has(name.slice(0, length)) ? [] : [[name.slice(0, length), month] as const])),
);
for (const [name, month] of cuts) note(name, month);

function note(name: string, month: Month): void {
  const before = months.get(name);
  if (before === undefined) months.set(name, month);
  else if (before !== null && (before.number !== month.number || before.calendar !== month.calendar)) months.set(name, null);
}

export function monthNamed(word: string): Month | null {
  return months.get(foldMonth(word)) ?? null;
}

/** Names of two words, for which the text is searched as a whole; longest first. */
export const LONG_MONTHS: readonly string[] = [...months.keys()]
  .filter((name) => name.includes(' '))
  .toSorted((a, b) => b.length - a.length);

/** Marks go, but for those that make another letter in Arabic and Indic scripts. */
export function foldMonth(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u064b-\u0655\u0670'’‘ʿʾʼ`]/g, '')
    .replace(/ı/g, 'i');
}
