/**
 * Titles and what is put after a name. They are left out where they stand as titles do, before the name or after it, and only
 * while a name is left: Imam, Major and Sheikh are names too.
 */
const BEFORE = words(
  `mr mrs ms miss mx mstr master dr doctor prof professor sir dame lord lady rev reverend revd hon rt fr canon capt captain sgt sergeant cpl lt lieut col colonel gen general brig
  maj cllr judge justice messrs madam maam sheikh shaykh sheik shaikh shaikha sheikha shaykha sheekh imam haji hajji hajj hadji haj hajja hajjah hadja el-hadj xaaji xaji alhaji alhaja alhajj
  mullah mulla molla maulana mawlana moulana mawlawi maulvi molvi moulvi mufti qari ustad ustaz ustadh ustadha ayatollah hojatoleslam hujjat
  herr frau hr fru monsieur madame mme mlle mademoiselle senor senora senorita srta signor signora sig sigra dott dottssa dipl ing mgr pani gospodin gospoja gospodja
  shri shree sri smt shrimati shriman kumari sushri ato woizero woyzero weizero weyzero wzo wzro`,
);
/** Borne as names as often: titles only before a name of two parts or more. Justice Mensah and Imam Karimi keep both. */
const ALSO_NAMES = words(
  'sheikh shaykh sheik shaikh shaikha sheikha shaykha sheekh imam haji hajji hajj hadji haj hajja master justice judge general kumari sri shri shree ustad qari mufti canon dame lord lady pani col gen fr rt',
);
const AFTER = words('jr jnr junior sr snr senior ii iii iv esq esquire phd mbe obe cbe qc bsc msc efendi effendi sahib saheb sahab');
/** As written, for scripts in which the romanised form would be too short to tell. */
const NATIVE = new Set(
  `السيد السيدة الشيخ الشيخة الحاج الحاجة الدكتور الدكتورة الأستاذ الاستاذ الأستاذة المهندس شيخ حاج دكتور استاذ أستاذ آقای خانم جناب مولانا ملا محترم محترمہ מר גב ד״ר דר רב הרב г-н г-жа господин госпожа д-р тов
  श्री श्रीमती डॉ डा कुमारी सुश्री श्रीमान ਸ਼੍ਰੀ ਸ੍ਰੀ ਸਰਦਾਰ ডাঃ ডা জনাব অধ্যাপক አቶ ወይዘሮ ወይዘሪት κ κος κα`.split(/\s+/),
);
const CHINESE_AFTER = /(?:先生|女士|小姐|太太|さん|様|씨|님)$/u;

/** For whoever asks whether a word can be one at all, in Latin letters. */
export const titleWords: readonly string[] = [...BEFORE, ...ALSO_NAMES, ...AFTER];

/** How many parts must follow for this to be a title; null if it is never one. */
export function titleBefore(text: string, raw: string): number | null {
  if (NATIVE.has(raw)) return 1;
  if (ALSO_NAMES.has(text)) return 2;
  return BEFORE.has(text) ? 1 : null;
}
export const isTitleAfter = (text: string): boolean => AFTER.has(text);
export const withoutChineseTitle = (raw: string): string => raw.replace(CHINESE_AFTER, '') || raw;

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}
