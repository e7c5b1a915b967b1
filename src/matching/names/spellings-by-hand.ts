/**
 * Spellings of one name that the learned classes do not hold: Somali (x is h, c is ʿ, vowels doubled), South Asian, Turkish, West
 * African, abbreviations. Common knowledge, written for this project. Rows are `label:spelling,spelling`; every two of a row are one name, so
 * a word stands in one row only, the one it is mostly meant by.
 */
export const HAND_ROWS = `
muhammad:mohammed,mohamed,mohammad,muhammed,muhamad,mohamad,mohamud,mohd,muhd,md,mohmd,mhmd,mohamod,maxamed,maxamuud,mehmet,mehmed,mamadou,magomed,mukhammad,mukhammed,mahamed,mohamedou,mahammad,muhammet,mahomed,mohommed,mohammod
ahmed:axmed,ahmet,akhmed,akhmad,ahamed,amadou,ahmad hussein:xuseen,xusen,husein,hossain,hussain,husain,huseyn,gusein,khusein,hocine
hasan:xasan,hassan,khasan,gasan ali:cali,aly abdi:cabdi abdullah:cabdullaahi,abdullahi,abdalla,abdulla,abdullaah,abdellah,abdoullah,abdilla
abdul:cabdul,abdel omar:cumar,umar,omer,oumar ismail:ismaaciil,ismaciil,ismael,esmail,ismayil
osman:cismaan,cusmaan,uthman,othman,usman,ousmane,osmaan,usmon isse:ciise,cise,issa,isa,eissa,essa ibrahim:ibraahim,ibraahin,ebrahim,brahim
yusuf:yuusuf,yousef,youssef,yusef,yusif,iusuf,youcef,jusuf hawa:xawo,xaawo,hawo,xawa halima:xaliimo,xalimo,halimo,haleema,halimah farah:faarax,farax
salah:salaax,salax saleh:saalax,salih,salax fatima:faadumo,fadumo,faduma,fatuma,fatouma,faadma,fatimah,fatma,fatemeh,fathima
aisha:caasha,casha,caisha,aysha,ayesha,aicha,asha,ayse,aishah mariam:maryan,maryam,meryem,miriam,maryama sahra:zahra,zohra,saharo,sahro,zehra,zahraa
warsame:warsama,warsameh jama:jaamac,jamac,jamah gedi:geeddi,geedi rooble:roble egal:cigaal,cigal awale:cawaale,cawale abshir:abshiir,absher
liban:liibaan dirie:diiriye,diriye hersi:xirsi,hirsi haji:xaaji,xaji,hajji ugaas:ugas sheikh:sheekh,shaikh,shaykh,shekh
muse:muuse,musa,mousa,moussa,moosa nur:nuur,noor,nour aden:aadan,adan,aadam,adam elmi:cilmi guled:guleed ayan:ayaan hodan:xodan hassan:xassan
bashir:bashiir,basheer,bachir said:siciid,saciid,saeed,saiid,sayid,saed khadija:khadiija,khadiijo,khadijo,hatice,khadijah,khadeeja,hadija,kadija
chaudhry:choudhury,chowdhury,chaudhary,choudhary,chaudry,choudhry,chaudhuri,chowdhry,chudhry,choudary,chaudhari hussaini:husseini,hosseini,husayni
khan:han,khaan,xaan iqbal:ikbal,eqbal qureshi:kureshi,quraishi,quereshi,koreshi,kuraishi siddiqui:siddique,siddiqi,sidiqi,seddiqi,siddiq
syed:sayed,sayyid,sayyed,said,saiyed,seyed,sayid,seyyed,seyit akhtar:akter,aktar,akther,akhter begum:begam,begom khatun:khatoon,khatum
miah:mia,miya,mian,meah,miyah uddin:udin,oddin ullah:allah,ulla patel:patil singh:sing,sinh,singha
rehman:rahman,rahmaan,rehmaan,rahmane,rachman,rakhman,raxmaan jamal:gamal,cemal,djamal,dzhamal,jamaal,jemal,zhamal
mustafa:mustapha,mostafa,moustafa,mostapha,moustapha,mustafe,mustaf,mustaffa qasim:kasim,kassem,qassem,gasim,ghassem,kacem,kasem,qaasim
suleiman:sulayman,soleiman,suleyman,solomon,sulaiman,saleeman,slimane,souleymane,soulaymane,saleban,saleebaan,suleman
abubakar:aboubacar,abubakr,aboubakar,bubakar,boubacar,abukar,abokor khalil:halil,xaliil,kalil hamza:xamsa,hamsa,hamzah,khamzat,hamze
hamid:hamed,xaamid,hameed,khamid mahmud:mahmoud,mahmood,maxmuud,mehmood,makhmud,mehmud,mahmut,mohamud pham:fam smith:smyth,smythe thomson:thompson
stephen:steven,stephan philip:phillip stuart:stewart catherine:katherine,kathryn,katharine sean:shaun,shawn geoffrey:jeffrey
`;
