/**
 * Spellings of one name that the learned classes do not hold: Somali (x is h, c is ʿ, vowels doubled), South Asian, Turkish, West
 * African, abbreviations. Common knowledge, written for this project. Rows are `label:spelling,spelling`; every two of a row are one name, so
 * a word stands in one row only, the one it is mostly meant by. After `|`: the native writing.
 */
export const HAND_ROWS = `
muhammad:mohammed,mohamed,mohammad,muhammed,muhamad,mohamad,mohamud,mohd,muhd,md,mohmd,mhmd,mohamod,maxamed,maxamuud,mehmet,mehmed,mamadou,magomed,mukhammad,mukhammed,mahamed,mohamedou,mahammad,muhammet,mahomed,mohommed,mohammod|محمد
ahmed:axmed,ahmet,akhmed,akhmad,ahamed,amadou,ahmad|أحمد,احمد hussein:xuseen,xusen,husein,hossain,hussain,husain,huseyn,gusein,khusein,hocine|حسين
hasan:xasan,hassan,khasan,gasan|حسن ali:cali,aly|علي abdi:cabdi abdullah:cabdullaahi,abdullahi,abdalla,abdulla,abdullaah,abdellah,abdoullah,abdilla|عبدالله
abdul:cabdul,abdel omar:cumar,umar,omer,oumar|عمر ismail:ismaaciil,ismaciil,ismael,esmail,ismayil|إسماعيل,اسماعيل
osman:cismaan,cusmaan,uthman,othman,usman,ousmane,osmaan,usmon|عثمان isse:ciise,cise,issa,isa,eissa,essa|عيسى ibrahim:ibraahim,ibraahin,ebrahim,brahim|إبراهيم,ابراهيم
yusuf:yuusuf,yousef,youssef,yusef,yusif,iusuf,youcef,jusuf|يوسف hawa:xawo,xaawo,hawo,xawa halima:xaliimo,xalimo,halimo,haleema,halimah|حليمة farah:faarax,farax|فرح
salah:salaax,salax|صلاح saleh:saalax,salih,salax|صالح fatima:faadumo,fadumo,faduma,fatuma,fatouma,faadma,fatimah,fatma,fatemeh,fathima|فاطمة
aisha:caasha,casha,caisha,aysha,ayesha,aicha,asha,ayse,aishah|عائشة,عايشه mariam:maryan,maryam,meryem,miriam,maryama|مريم sahra:zahra,zohra,saharo,sahro,zehra,zahraa|زهرة,زهراء
warsame:warsama,warsameh jama:jaamac,jamac,jamah gedi:geeddi,geedi rooble:roble egal:cigaal,cigal awale:cawaale,cawale abshir:abshiir,absher
liban:liibaan dirie:diiriye,diriye hersi:xirsi,hirsi haji:xaaji,xaji,hajji|حاجي ugaas:ugas sheikh:sheekh,shaikh,shaykh,shekh|شيخ
muse:muuse,musa,mousa,moussa,moosa|موسى nur:nuur,noor,nour|نور aden:aadan,adan,aadam,adam|آدم elmi:cilmi guled:guleed ayan:ayaan hodan:xodan hassan:xassan
bashir:bashiir,basheer,bachir|بشير said:siciid,saciid,saeed,saiid,sayid,saed|سعيد khadija:khadiija,khadiijo,khadijo,hatice,khadijah,khadeeja,hadija,kadija|خديجة
chaudhry:choudhury,chowdhury,chaudhary,choudhary,chaudry,choudhry,chaudhuri,chowdhry,chudhry,choudary,chaudhari hussaini:husseini,hosseini,husayni|حسيني
khan:han,khaan,xaan|خان iqbal:ikbal,eqbal|إقبال,اقبال qureshi:kureshi,quraishi,quereshi,koreshi,kuraishi|قريشي siddiqui:siddique,siddiqi,sidiqi,seddiqi,siddiq|صديقي,صدیق
syed:sayed,sayyid,sayyed,said,saiyed,seyed,sayid,seyyed,seyit|سيد akhtar:akter,aktar,akther,akhter begum:begam,begom khatun:khatoon,khatum
miah:mia,miya,mian,meah,miyah uddin:udin,oddin ullah:allah,ulla patel:patil singh:sing,sinh,singha
rehman:rahman,rahmaan,rehmaan,rahmane,rachman,rakhman,raxmaan|رحمن jamal:gamal,cemal,djamal,dzhamal,jamaal,jemal,zhamal|جمال
mustafa:mustapha,mostafa,moustafa,mostapha,moustapha,mustafe,mustaf,mustaffa|مصطفى qasim:kasim,kassem,qassem,gasim,ghassem,kacem,kasem,qaasim|قاسم
suleiman:sulayman,soleiman,suleyman,solomon,sulaiman,saleeman,slimane,souleymane,soulaymane,saleban,saleebaan,suleman|سليمان
abubakar:aboubacar,abubakr,aboubakar,bubakar,boubacar,abukar,abokor|ابوبكر khalil:halil,xaliil,kalil|خليل hamza:xamsa,hamsa,hamzah,khamzat,hamze|حمزة
hamid:hamed,xaamid,hameed,khamid|حامد,حميد mahmud:mahmoud,mahmood,maxmuud,mehmood,makhmud,mehmud,mahmut,mohamud|محمود pham:fam smith:smyth,smythe thomson:thompson
stephen:steven,stephan philip:phillip stuart:stewart catherine:katherine,kathryn,katharine sean:shaun,shawn geoffrey:jeffrey
 hafiz:hafez,hafidh,hafedh,hafeez nazir:nadhir,nathir,nazeer,nadheer ramadan:ramazan,ramadhan,ramzan,ramdane reza:rida,ridha,reda,riza fadl:fazl,fazal,fadhl qadi:qazi,kazi,qadhi zubair:zubayr,zubeir,zoubeir,zubeyr,zobair fadil:fazil,fadhil,fazel,fadel murtada:murtaza,mortaza,murtadha,mortada ridwan:rizwan,redouane,radwan,ridhwan,redwan diya:zia,ziya,diaa,dhia
zahir:dhahir,zaher,zaheer radi:razi,radhi nidal:nizal,nidhal gaddafi:qaddafi,kadhafi,gadhafi,qadhafi,khadafi,kaddafi,elkaddafi yasin:yassin,yaseen,yassine,yasiin husni:hosni,housni tawfiq:tewfik,toufik,taufik,tawfik,taufiq idris:idriss,idrees,driss iqra:ikra zainab:zaynab,zeinab,zineb,zeynab,zaynap khalifa:khaleefa,chalifa,halifa bilal:bilaal,belal mubarak:mobarak,mbarek,moubarak shafi:shafii,chafi ghulam:gulam,golam,gholam faisal:faysal,feisal,faysel,faycal,faisel javed:javaid,jawed,javeed,jawaid
 david:davyd|דוד,דויד,داود,داوود cohen:kohen,cohn|כהן levi:levy|לוי sara:sarah|שרה,سارة jacob:jakob,yaakov|יעקב
`;
