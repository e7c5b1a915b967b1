/**
 * Made by bench/matching/learn-spellings.ts from the transliteration pairs of Merhav and Ash (COLING 2018, from Wikidata, CC0).
 * Rows are `label:spelling,spelling|native,native`: spellings of one name in Latin letters, and without vowels.
 */
export const SPELLING_ROWS = `
aaron:aron|arwn abba:|ab abbott:|abwt abdel:abdur|3bd,3bdwr abdullah:abdallah|3bdlla abe:abbe|aba,hb abel:|abl,habyl abi:|aby
abidin:abedin|3abdyn aboobacker:aboubakar|abwbkr,abwbqr aboud:abbud|3bwd abraham:avraham|abraham,abrhm abram:avram|abram,abrm,afram
abramovic:abramovich|abramwfyt4,abrmwbyts abu:abou|abw acevedo:|asyfydw ackermann:akerman|akrman,aqrmn acosta:|akwsta,aqwsta ada:|3da,ada
adam:adem|adm adams:|adamz,adms adamson:|admswn addison:edison|adyswn,aydswn adel:adil|3adl,3dl,3dyl adi:|3dy adir:adair,ader|adyr
adler:|adlr adnan:adnane|3dnan,3dnn adolf:adolph,adolphe|adwlf adolfo:|adwlfw,adwlpw adrian:adrien,adrienne|adryan,adryn afonso:|afwnsw
agard:agardh|a8ard agha:aga|a8a agnes:|a8nys,agn4,anys agostini:|a8wstyny aguirre:|a8yry ahmed:ahmad,akhmet|ahmd aidan:aydan|aydan
aikman:eijkman|ayqmn akal:akel|3ql ake:|aky,aqa akihiro:|akyhyrw akins:eakins|ayknz,ayqyns akira:|akyra,aqyra akiva:akiba|3qyv,akyba
akram:|akrm alaa:ala|3l,3la alan:alain,alen,allan,allen,alun|alan,aln,alyn aland:alland|aland,awlnd albert:|albrt alberto:|albrtw
albin:|albyn albrecht:|albr4t,albrkt aldo:|aldw alec:|alq,alyk alessandro:|alsndrw alex:aleks,alexz|alks,alyks,alyksz
alexander:aleksandar,aleksander|alksndr alexandra:aleksandra|alksndra alexandrovich:aleksandrovic,aleksandrovitch,alexandrovitch
alexandru:|alksndrw alexey:aleksei,aleksey,aleksi,alexi|alksy,alyksy alexis:|alksys alf:|alf alfons:|alpwns alfred:|alfrd,alfryd,alprd
ali:|3ly alice:|alys alicia:|alysya alison:allison,alyson,ellison|alyswn alistair:allister|alystr,alystyr allard:|alard
almeida:almeyda|almyda alois:aloys|alwys alonso:alonzo|alwnsw alpha:alva|alva altman:altmann|altmn alvarez:alvares|albrs,alfaryz,alvr4
alvin:alwin,elvin|alfyn,alvyn amadou:amado|amadw amal:amell|aml amalie:|amaly amanda:|amanda amaury:amory,amurri|amwry
ambrogio:ambrosio|ambrwsyw,ambrwzyw ambrose:ambroise|ambrwaz,ambrwz ami:|3amy amin:ameen,emin|amyn amir:ameer|amyr amit:|3myt amnon:|amnwn
amon:emon|amwn amos:|3mws amr:|3mrw amy:|aymy anastacia:anastassia|anastasya,anstasya,anstsya,anstzya anat:|3nat,3nt
anatol:anatole|anatwl,antwl anatoli:|anatwly anatoly:|antwly andersen:andresen|andrsn,andrysn anderson:|andrswn,andyrswn andre:|andra
andrea:|andrya andreas:anders,enders|andrs,andryas,andrz andreev:andreyev|andryv,andryyf andrei:andrey|andry
andres:andress,andries,andris|andrys,andryz andrews:|andrwz andy:|andy angel:|an5yl,anhl angela:|anjla,anjyla
angelica:angelika,anjelica|anjlyqa,anjylyka angelo:|anjlw,anjylw angie:|anjy angus:|angws anika:annika|anyka,anyqa anita:aneta,anitta|anyta
ann:|an anna:ana|ana annette:|ant,anyt anri:|anry antal:antall|antl anthony:antoni,antony|antwny antoine:|antwan
anton:antonie,antoon,antun|antwn antonia:|antwnya antonio:|antwnyw antonis:antunes|antwn4,antwnys anwar:|anvr,anwr aoki:|awky,awqy
aoyama:|awyama,awyma aragon:|ara8wn arai:|aray arana:aranha|arana,aranya,arnya archibald:|ar4ybald,ar6ybld arden:erden|ardn
arens:arnaz|arnaz,arnz arie:|arya ariel:|aryl,aryyl aris:aries|arys arisa:|arysa arlene:arlen|arln,arlyn armaan:arman,erman|arman,armn,ayrman
armando:|armandw,armndw armstrong:|armstrwn8 arnaud:|arnw arnie:earnie|arny arnold:|arnwld arnon:|arnwn arslan:|arslan,arsln art:|art
arthur:|artwr asher:escher,usher|a4r,ay4yr ashour:achour|3a4wr ashton:|a4twn asia:assia|asya aspinall:espinal|asbynal,aspynl
assaad:assad|as3d assem:asim|3asm assi:asi|3asy,asy atias:attias|atys atkinson:|atkynswn,atqynswn atsushi:|atsw4y attila:|atyla
aubert:|awbr,awbyrt aubry:aubrey|awbry august:|awgwst augusta:|aw8wsta augustin:|aw8styn augustus:|a8sts auster:oster|awstr austin:|awstyn
avital:|abytl,afytal avriel:avril|abryl awad:|3vd axel:|aksl aya:|ay,aya ayman:aymen|aymn ayoub:ayoob,ayyoub,ayyub|aywb,aywv aziz:azeez|3zyz
azumi:|azwmy baba:|bb badr:|bdr bahia:bahya|bhy bailly:|bayly bakary:bakari|bakary baker:|byqr bakker:backer|bakr bakr:|bkr
baldwin:|baldwyn,bwldvyn balthasar:baltazar|bltzr banai:bani|bny banks:|banks,bnqs baptist:|bptyst baptiste:|babtyst,btyst bar:baer|bayr,br
barbara:|barbra,brbra barbeau:barbu|barbw barbier:|barbyya,brbya barel:baril|baryl baris:parish|bary4,pry4 barkin:breckin|brqyn,brykyn
barnes:|barnz,brns barrett:|baryt barry:|bary,bry barthel:bertel|bar7l,brtl,byrtl barthelemy:|bartylmy,bartylymy bartolomeo:|brtwlwmyw
bartosz:|bartw4,brtw4 bashar:basar|b4r bashir:bachir|b4yr bass:bas|bas bassem:basem|basm bassler:basler|bslr battista:batista|batysta,btysta
bauer:|bawr,bwr baumann:|bawman,bwmn bavaria:|bafarya baxter:|bakstr,bqstr bayer:baier|byr baz:baez|bz bean:bein|byn beck:bec|bq
becker:|bqr,bykr beckmann:beckman|bqmn,bykman beilin:bellen|bln,bylyn belgacem:belkacem|blqasm belinda:|blynda bell:bel|bl
bellamy:|blmy,bylamy beltran:|bltran,bltrn ben:behn,benn|bn,byhn bender:bandar|bndr bengt:|bngt,byn8t benjamin:|bnhmyn,bnymyn
bennet:benett|bynyt benny:penny|byny,pny berg:bragg|brg bergman:bergmann|brgmn,byr8man berlin:|brlyn berling:bjorling|brlyng,byrlnj,byrlyng
berman:biermann|brmn,byrman,byrmn bernardo:|brnardw bernd:brand|brnd bernhard:|brnhrd berni:bjarni|byrny bernie:|brny bernstein:|brn4tyn
bert:bart,beart,burt|brt,byrt berta:bertha|byrta berthold:|brtwld bertrand:|brtrand besson:|bswn,byswn best:|byst beto:beato|bytw
betty:betti|bty bey:|by bianca:bianka|byanka,bynqa big:|byg bilal:bilel|blal,byll bill:|byl billy:baily|byly bing:ping|byn8 birch:|byr6
bishop:|by4wb,by4wp bitton:pitton|bytwn bjorn:|bywrn black:|blak blackburn:|blakbyrn,blqbrn blair:|blyr blake:|blyq
blakley:blackley|blakly,blqly blanc:|blan blanca:blanka|blanka,blnqa blanchard:|blan4ard,bln6rd blanche:|blan4,blan4y,bln4
block:blok|blwk,blwq bloom:bluhm blum:|blwm boaz:|bw3z bob:|bwb,bwv bobby:bobbi|bwby bock:boc|bwq bohm:boom|bhm,bwm bombo:pombo|bwmbw
bond:pond|bwnd bonnet:|bwnyt bonnie:|bwny booker:boker|bwkr,bwqr boon:bonn|bwn borg:burg|bwr8,bwrg borghi:burgi|bwrgy boris:borries|bwrys
borman:bormann|bwrman,bwrmn bornstein:bornsztain|brynstn,bwrn4tyn borovsky:borowski|bwrwbsqy,bwrwfsky borrello:borriello|bwrylw,bwryylw
bouillet:buljat|bwlyat,bwlyt boulanger:|bwwlnjr bourbon:|bwrbwn bourgeois:|bwrjwazy boutros:butrus|btrs bouvier:|bwfyr boyd:|bwyd boyer:|bwyr
boyle:|bwyl bradford:|bradfwrd,brdpwrd bradley:|bradly brady:|brady brahim:ebrahim|abrahym,brhym brandon:|brandwn brenda:|brnda,brynda
brendan:|brandan brennan:brannan|branan,brnn,brynan brenner:brener|brnr,brynr brent:bernt|brnt brewer:|brwr
breyer:bruyere|brayr,brwyar,brwyyr,bryr brian:bren,brin,bryn|brayan,bryn briana:brianna|bryana,bryna briggs:|bry8z,brygs brill:braille|bryl
brinkmann:|brynkman britt:bret,bright,brit|brayt,bryt brittany:|brytany,brytny brook:brock|brwq brooke:|brwk brooks:|brwks,brwqs
brouwer:brower|brvr,brwyr bruce:|brws brun:brawn,bron,bruun|brwn brunet:|brwnya brunner:brauner,bruner|brwnr bruno:|brwnw bryan:|bryan
bryant:|braynt bucher:|bw4r buck:|bak bud:|bad burda:borda|bwrda burke:|bwrq,byrk burns:|bwrns burton:|brtwn,byrtwn bush:|bw4
buster:|bastr,bstr butch:|bw6,bwt4 butina:putina|bwtyna,pwtyna butler:|batlr,btlr byers:byars byrd:baird|byrd byron:|bayrwn
cabell:capelle|kabyl cabrera:|kabryra,qbrra caetano:cayetano|kaytanw,qytnw calderon:|qldrwn calvert:|kalfyrt,qlbrt calvin:|kalfyn,qlvyn
camara:kamara|kamara,qmra cameron:|qmrwn camilla:|kamyla,qmyla camille:|kamyly camilo:|kamylw,qmylw campbell:|kambl
candice:candace|kandys,qndys cardona:|kardwna carey:carrey,cary|kary carla:karla|karla,qrla carles:karlis|karlys,qrls
carlisle:carlyle|karlayl,karlyl,qrlyl carlo:|karlw,qrlw carlos:|karlws carlsson:carlson,karlsson|karlswn,qrlswn carman:karman|krmn,qrmn
carol:carole,carrol,carroll,karol|karwl,qrwl caroline:carolyn,karoline|karwlyn,qrwlyn caron:|karwn,qrwn carpenter:carpentier|karbntr,qrpntr
carr:|kar,qr carre:|karya carrel:carel|karyl carrier:carrere|karyr casey:kasey|kysy,qysy cash:|ka4,q4 caspar:casper,kaspar|kasbar,qspr
cassius:|kasyws caster:custer|kastr,qstr castro:|kastrw,qstrw catherine:catharine,katharine,katherine|ka7ryn,qtryn cattaneo:|katanyw,qtnw
cecil:|ssyl cedric:cedrick|sdryq,sydryk cepeda:zepeda|zybyda cesar:cezar|6zr,ssr,syzar,tszr chad:|t4ad
chamberlain:chamberlin|6mbrlyn,t4ambrlyn chano:ciano|6nw,t4anw chantal:|4antal,4ntl chaplin:|6plyn charles:|6rls,t4arlz charlie:|6rly,t4arly
chase:|6ys,t4ys chen:chan|6n,t4n cheryl:sheryl|4ryl,4yryl chester:|6str,t4ystr cheung:chang,cheng|6ng,t4an8 chida:|4yd
chris:chriss,criss|krys,qrys christa:crista|krysta
christian:christiaan,christiane,christin,christine,cristian,kristen,kristian,kristin,kristine,kristjan|krystyan,krystyn,qrystn,qrystyn
christiansen:kristiansen|krystyansn,krystynsn christina:cristina,kristina,krisztina|krystyna,qrystyna christofer:kristopher|krystwpr
christoph:christophe,kristof|krystwf christopher:christoffer,kristoffer|krystwfr christy:kristi|krysty,qrysty chung:|t4wn8 cindy:|syndy
claes:clas,class|klays,qls clancy:|klansy,qlnsy clara:klara|klara,qlra clarke:clark|klark,qlrq claudio:|klawdyw,qlwdyw
claudius:|klawdyws,qlwdyws claus:|qlws clay:|klay clemens:clemence|klymns,qlmns clement:|klymnt clerc:clercq|klyrk
cleveland:|klyfland,qlyblnd cliff:|klyf clifford:|klyfwrd,qlypwrd clifton:|klyftwn cline:kline|qlyn clint:|klynt,qlynt clive:|klayf,qlyv
clyde:|klayd,qlyd cochran:cochrane|kwkran,qwqrn cody:|kwdy,qwdy cohen:|kwhn coker:cocker|kwkr coleman:|qwlmn colin:colleen,collin|kwln,qwlyn
collier:coulier|kwlyr,qwlyr collins:|kwlynz,qwlyns colman:cullmann,kuhlmann|kwhlman,kwlman colonna:|kwlwna connelly:connally|kwnaly,qwnly
connie:|kwny,qwny connor:conor|kwnwr,qwnwr conrad:coenraad|kwnrad,qwnrd constance:|kwnstans constantinos:konstantinos|qwnstntynws
conti:|kwnty,qwnty conway:|kwnway,qwnvy coogan:kogan|qwgn cook:|qwq cooper:|kwbr,qwpr corman:korman|kwrman,qwrmn
cornelius:|kwrnylyws,qwrnlyws cornu:corneau|kwrnw,qwrnw corrado:|kwradw correa:|kwrya cory:cori,corry|kwry,qwry costa:kosta|kwsta,qwsta
costner:kostner|qwstnr cotrel:cottrell|kwtryl,qwtrl cotta:cota|qwta coulibaly:koulibaly|kwlybaly,qwlybly coulter:colter|kwltr,qwltr
courtney:|qwrtny courtois:|kwrtwa cox:|kwks,qwqs craig:|kray8,qryg crawford:|krwfwrd,qrwpwrd croft:|krwft
crystal:kristal,krystal|krystal,qrystl cullen:|kwlyn cunningham:|kwnyn8ham,qnynghm curtis:cortes|kwrtys,qrtys,qwrts cyril:|syryl
czerny:cerny|6rny,syrny,t4yrny dahl:|dahl,dhl daiki:|dayky daisuke:|dayswky dale:|daly,dyl dalia:dahlia|dalya,dlya dalton:|daltwn,dltwn
daly:daley|dyly damian:damien,damjan|damyan,dmyan,dmyn dampierre:dampier|dambyr dan:dann|dan,dn dana:|dana
daniel:daniele,danielle|danyyly,dnyl daniela:daniella,danila|danyyla,dnyla daniels:|dnyls daniil:|danyl,dnyyl danijel:danielin|danyyl
danilo:|danylw,dnylw danny:denny|dny,dyny darius:dariusz|daryws,drywz darko:|darkw,drqw darrell:|daryl,drl darren:dareen,darin|daryn,dryn
daryl:|dryl dave:|dyf davey:davy|dyfy,dyvy david:|dafyd,dyvyd davide:|dafydy davidoff:davydov|dafydwf,dbydwv davidson:|dwydswn,dyfydswn
davison:davisson|dafyswn,dyvydswn,dyvyswn dawson:|dwswn dean:deyan|dyn debbie:|dby,dyby deborah:|dybwra debra:debrah|dybra dee:|dy
dekker:decker|dqr,dykr della:dalla|dala,dla,dyla demi:demy|dmy,dymy demille:demel|dymyl denison:dennison|dynyswn deniz:diniz|dnyz,dynyz
dennis:denis,denise,denys|dnys,dynys der:|dr,dyr derek:derrick|dyryk deutsch:deutch|dwyt4 devi:|dvy devin:|dvyn,dyfyn devon:|dbwn,dyfwn
dhia:dia|dya diamond:|dymwnd diana:|dyana diane:|dyany dias:|dys diatchenko:dyachenko|dy6nqw,dyat4ynkw diaz:|dyaz,dyz dick:|dyk,dyq
diego:|dygw,dyy8w dieter:|dytr dietmar:dettmar|dytmar,dytmr dietrich:|dytry4 diez:|dyyz dillon:|dylwn dimitrios:|dymytryws
dimitrov:|dymtrwf,dymytrwv dina:daina|dyna dino:dinu|dynw dion:|dywn dixon:dickson|dykswn,dyqswn djibril:jibril|jbryl,jybryl
dmitry:dmitri,dmitriy|dmytry,dymtry dodd:|dwd dokic:dukic|dwkyt4,dwqy6 dolores:|dwlwrs,dwlwrys dominguez:domingues|dwmyn8y4,dwmyn8yz,dwmyngz
dominic:domenec,dominick,dominik|dwmnq,dwmynyk,dwmynyq dominique:|dwmynykw don:|dwn donald:|dwnld donaldson:|dwnaldswn,dwnldswn
donati:|dwnaty,dwnty donna:|dwna donnelly:|dwnly dora:|dwra doreen:dorin|dwryn doris:duris|dwry4,dwrys dos:|dws doug:dogg|dg,dw8,dwg
douglas:|dgls dov:|db downey:|dawny doyle:|dwyl dragan:|dra8an drake:|dryk,dryq drechsel:drexel dreier:dreyer|drayr,dryr drew:|drw
dreyfus:dreyfuss|dryfws,drypws duke:|dywk dumitru:|dwmytrw dumont:|dwmwn duncan:|dnkan,dnqn dupont:|dwbwnt durand:|dwrand dusan:|dw4an,dw4n
dustin:|dastn,dstyn duval:duvall|dwbl,dwfal dylan:dillane|dylan,dylyn earl:|ayrl eberhard:|aybrhard eberhardt:|abrhrdt,aybrhart
eberts:everts|abrts eddie:edie|ady eddy:edy|aydy eden:aden|aydn edgar:edgard|ad8ar,adgr,ayd8ar edith:|ady7 edmond:edmon edmund:|admwnd
edmundo:edmondo|admwndw eduardo:edoardo|adwardw,adwrdw edward:edouard,eduard|adward edwards:|adwrds edwin:|advyn egor:yegor|aygwr,ygwr,yy8wr
ehsan:ihsan|ahsan ehud:|ahwd,ayhwd eid:|3yd eileen:aileen|aylyn einar:ejnar|aynr eisa:eissa|3ysy eitan:ethan,eytan|ay7an,aytn eizo:|ayzw
ekaterina:ecaterina,yekaterina|aqtryna,aykatryna,yktryna,yqtryna eldredge:eldridge|aldrydj,aldryj eleanor:|alynwr eleazar:elazar|al3zr
elena:elana|alna elham:ilham|alham,alhm,aylhm elhanan:elchanan|alhanan,alhnn eli:|aly elia:eliya|alya eliezer:|aly3azr,aly3zr
elisa:alisa,elissa|alysa eliyahu:elihu|alyahw,alyhw elizabeth:elisabeth|alyzaby7,alyzbt elliott:eliot|alywt ellis:allis
elmer:elmar|almar,almr elon:alon|alwn elsa:|alsa,alza elyakim:eliakim|alyqym emad:imad|3mad,3ymd emerson:|amrswn,aymrswn emery:amery|amry
emil:|amyl emilio:|amylyw emily:|amyly emma:|ama,ayma emmanuel:emanuel,immanuel|3mnwl,aymanwyl endo:ando|andw
engel:engle,ingle|angl,anjl,ayngl english:|an8ly4 engstrom:|an8strwm enrique:|anryky,anryqa ephraim:efraim|afraym,aprym
epstein:|abstyn,ap4tyn eran:|3rn erben:herbin erez:|arz ericsson:erickson,ericson|arykswn,aryqswn erik:arik,eric,erick|aryk,aryq
ernest:|arnst ernie:|ayrny erron:irons|ayrwn ershad:irshad|ar4ad,ayr4d espinosa:espinoza|asbynwza,aspynwsa esposito:|asbwzytw,aspwzytw
esther:ester|astr esti:asti|asty etienne:|atyan,atyn eugene:|awjyn eugenio:|awjnyw,aywjynyw eva:eeva|ava evan:|avn,ayfan evans:|ayfanz
evelyn:evelin|avlyn ezra:|3zr fabbri:fabri|fabry,pbry fabian:fabien|fabyan,pbyn fabre:|fabr,pbr fabrice:|fabrys,pbrys facundo:|fakwndw
fahmi:fahmy|fhmy,phmy fakhri:fakhry|f5ry fallon:valon|falwn,plwn,wlwn farah:farrah|frh,prh fares:|fars farhat:ferhat|frhat
farid:fareed,ferid|fryd farina:|faryna,pryna farmer:|farmr,prmr farouk:farooq,faruk|farwq,prwq farrell:ferrell|fyryl,prl
fathi:fethi|fthy,pthy fatima:|fatm faure:|fwr favre:|fafr fawzi:fawzy|fwzy,pwzy fay:|fay fayad:fayadh|fyad,pyd feldman:|pldmn felipe:|fylyby
felix:|plyqs ferdinand:|frdynand fereydoon:ferydoon|frydwn,prydwn ferguson:|fyr8swn,prgwswn fernand:|frnand
fernandez:fernandes|frnandyz,prnnds fernando:|prnndw ferrara:ferrera|fyrara,prra ferrari:|fyrary ferreira:|fyryra ferri:|fyry
field:|fyld,pyld fine:|fynya fiona:|pywna fischer:|fy4r fish:|fy4,py4 flash:flesch|pl4 flemming:flemyng|flymn8,flymyn8,plmyng
fletcher:|flyt4r,plt4r fleury:|flwry,plwry florence:|plwrns flores:|flwrys,plwrs florian:|flwryan fonseca:|pwnsqa fontaine:|fwntyn,pwntyn
fontana:|fwntana,pwntna forbes:|fwrbs,pwrbs ford:|fwrd,pwrd forrest:forest|fwrst,pwrst forster:|fwrstr,pwrstr fournier:|fwrnyr fox:|fwks,pwqs
frances:|fransys francesca:|fran4yska,prn6sqa francesco:|fran4yskw francisco:|fransyskw,prnsysqw franco:franko|frankw
frank:franck,franke|frank,prnq frankel:fraenkel,frenkel|frankl,frnkl,prnql frankie:|franky,prnqy franklin:|prnqlyn frans:france franz:|prnts
frazen:prezan|bryzan,przn fred:|frd,prd freddie:|frydy,prdy frederic:|frydyryk frederick:|prdryq freeman:|fryman,prymn frey:|fray
friedlander:friedlaender|frydlandr,prydlndr friedman:freedman,fridman,friedmann,frydman|frydman,prydmn friedrich:|frydry4 fritz:|pryts
frost:prost,proust|brw4t,frwst,prwst fuad:|pwd fuente:|fwynty fujimoto:|fwjymwtw fujisawa:|fwjysawa,pwjyzva fujita:|fwjyta
fujiwara:|fwjywara,pwjyvra fukami:|fkamy fukuda:|fwkwda fuller:|fwlr,pwlr fulvius:|flafyws fumihiko:|fwmyhykw fyodor:|fywdwr,pywdwr
gabai:gabbai|gby gabor:|8abwr,gbwr gabriel:gabriele,gabrielle,gavriel|8abryyl,8bryyl,gbryl gabriela:gabriella|8abryyla,gbryla
gaetano:|8aytanw,gtnw gaia:gaya|8aya,gya gail:|8yl,gyl gaillard:gillard|gylrd,jylard gaius:|8ayws,gyws gal:|8al,gl gale:|8alya
galli:|8aly,gly gamez:gamiz|8amyz,gms gandhi:gandy|8andy garcia:gracia|8arsya,8rasya,grsya gardiner:|grdynr gardner:|8ardnr,grdnr
gareth:|8ary7 garnett:granat|8arnyt,8ranat,grnt garnier:|8arnyya garrett:garret|grt garrido:|grydw gary:garry|8ary gaston:|8astwn,gstwn
gatti:|8aty gauthier:|8w7yr gavin:|8afn gemma:jemma|jma,jyma gene:|jynya gennady:gennadiy|8ynady,gndy geoffrey:|jywfry georg:|gwrg
george:|jwrj georgette:georget|jwrjt,jwrjyt georgi:|jwrjy georgia:|jwrjya georgievich:georgievic gerard:|jyrar gerardo:|hrrdw,jyrardw
gerber:grabar|8rabar,grbr,jyrbr gerd:|jyrd gerhard:|jyrhard german:|grmn,jyrman geronimo:jeronimo|hrwnymw,jrwnymw,jyrwnymw gerrit:|gryt,jyryt
gertrude:gertrud|grtrwd,jyrtrwd ghanem:ghanim|8anm ghassan:|8san ghazarian:ghazaryan|8azaryan,gzryn giacomo:|jyakwmw gibson:|gybswn,jybswn
gideon:gedeon|8ydwn,gd3wn gilbert:|8ylbrt,gylbrt gilles:|8ylys gilmore:|jylmwr gina:|jyna gino:|jynw giordano:|jywrdanw
giovanni:giovani,giovanny|jywfany girard:gerrard|jrrd,jyrard,jyrrd giuseppe:|jwzyby glenn:glen|8lyn,gln glover:glauber|8lawbr,glwbr
goddard:|8wdard goldman:|qwldman gomer:gummer|8wmr gomez:|8wmyz,gwmz gonzaga:|8wnza8a,gwnzga gonzalez:|8wnzalys,gwnsls
gonzalo:|8wnzalw,gwnslw good:|gwd,qwd goodman:|8wdman,gwdmn goodwin:godwin|8wdwyn,gwdvyn goran:|8wran gore:|8wr,gwr
gorski:gorskii|8wrsky,gwrsqy gottfried:|8wtfryd gotz:goetz|8wts,gts grace:|grys graf:graff|8raf,grf graham:grahame|8raham grand:|8rand
grant:|8rant gray:grey|8ray,8ry,gry greco:|grqw green:|8ryn,gryn greenberg:grinberg|grynbrg gregg:|8ry8,grg gregor:|8ry8wr,grgwr
gregory:|grgwry greta:|8ryta griffin:|8ryfyn,grypyn griffith:|8ryfy7,grypyt grigori:|grygwry grimaldi:|8rymaldy grischa:grisha|gry4a
gros:|qrws gross:|8rws grunewald:grunwald|8rwnyfalt,grwnvld,grynvld,jrwnwald guerin:|8yran guerra:|8yra,gwra guerrero:|8yryrw,grrw
guillermo:|8yyrmw guinness:gaines|gyns gulan:gulen|gwln,qwlan gunther:gunter|8wn7r,gwntr,gyntr,jntr
gunzburg:ginsburg,ginzburg|8ynsbwr8,gyntsbwrg,gynzbwrg gus:|gs gustave:gustaf,gustav,gusztav|8wstaf,gwstv gustavo:|8wstafw,gwstbw
gutierrez:|8wtyryz,gwtyrs,jwtyryz guttenberg:gutenberg|8wtnbr8,gwtnbrg haase:hasse|has,hsa hacohen:hakohen|hkhn,hkwhyn
hadadi:haddadi|hdady,hddy haddad:|hdad hafez:hafiz|hafz,hpz hagai:haggai|hgy hagar:hager|hgr hahn:han,hann|han haig:haigh|hay8,hy8,hyg
haitham:haytham|hy7m hajji:hadji|hjy hakan:|hakan,hqn,hwqn hakim:hakeem|hkym,hqym haley:hailey,healy|haly,hyly hall:|hwl hamad:hamed|hmd
hamadi:hammadi|hmady hamdi:hamdy|hmdy hamid:humaid|hmyd hamm:ham|ham,hm hamza:hamzah|hmz,hmza hana:|hana hanan:|hnan,hnn hani:hany|hany,hny
hank:|hank,hnq hanley:|hanly hannah:hanna|hna hanno:hannu|hanw,hnw hans:hanns|hans,hns hansen:|hansn,hnsn hanson:henson|hnswn harada:|harada
harald:|harald hardy:|hardy,hrdy harel:|hrl harold:|harwld harriet:harith|haryyt,hryt harrington:harington|haryn8twn,hryngtwn harris:|harys
harrison:|haryswn,hryswn harry:|hry hart:heart|hart,hrt hartman:|hrtmn hartmann:|hartman harun:harron|harwn harvey:|harfy,hrvy hase:|hza
hasebe:|hsba hassel:hassell|hasl,hsl hasson:hassoun|hswn hatami:khatami|5atmy,hatmy,htmy hatem:hatim|hatm,htm hayasaka:|hayasaka,hysqa
hayashi:|haya4y hayden:haden,heyden|hadn,haydn,hydn hayes:|hayz hayley:|hayly hayyim:haim,hayim|hayym,hym hector:|hqtwr,hyktwr
heine:heyne|hayna,hyna heinrich:|haynry4 helal:hilal|hlal helen:helene|hln helena:|hlna,hylyna heller:|hlr,hylr
helmut:hellmut,helmuth|hlmwt,hylmwt henderson:|hndrswn hendrik:|hndryk hendriks:hendricks,hendrix|hndryks,hndryqs henig:hennig|hnyg
henning:|hnyng,hynynj henriette:|hnryyt henrik:|hnryk henriquez:enriquez|anrykyz,anryqs,hnrykyz henry:|hnry henryk:|hnryq herbert:|hrbrt
hermann:harman,herman|hrman,hrmn,hyrman hernandez:|hrnnds,hrnndz,hyrnandyz herrera:|hrra,hyryra hess:|hs,hys heydari:heidari|hydry
hibino:|hybynw hickey:|hyky hickman:heckman|hykman,hyqmn hidaka:|hydaka hidalgo:|aydlgw,hydal8w hideo:|hydw,hydyw higgins:|hy8ynz,hygyns
hilary:hillary|hylary,hylry hilde:|hylda hill:|hyl hillel:|hll,hylyl hilton:|hyltwn hines:haynes|haynz hino:heino|haynw,hynw hirao:|hyraw
hiro:|hyrw hiromi:|hyrwmy hirsch:hersh|hyr4 hisako:|hysakw hisham:hicham,hichem|h4am hoban:houben|hwban,hwbn hobbs:|hwbz hoff:hof|hwf
hoffmann:|hwfman,hwpmn hogan:|hwgn holger:|hwl8r,hwlgr holland:hollande|hwland,hwlnd hollander:holender|hwlndr holm:|hwlm holmes:|hwlms,hwlmz
holst:hulst|hwlst holt:|hwlt holtz:holz|hwlts honda:|hwnda hong:hoang|hwng honjo:|hwnjw hood:hod|hwd hooper:|hwbr hoover:hoffer|hwfr
hopper:hofer,huppert|hwpr horner:|hwrnr horowitz:hurwitz|hwrvyts,hwrwbyts,hwrwytz horst:|hwrst horvath:|hwrbt,hwrfa7,hwrfat
hosni:hasni|hsny,hwsny hosokawa:|hwswkawa,hwswqva hosoya:|hwswya hossam:husam|hsam,hwsm house:|hws houston:huston|hywstn,ywstwn
howard:|hvrd,hward hubert:hobart|hwbart,hwbrt,hwbyr huet:|hwyt hugo:|hw8w hunt:|hnt hunter:|hntr hurd:heard|hrd,hyrd hurst:hirst|hyrst
hussein:hossein,husayn,huseyin,hussain,hussien|hsyn,hwsyn hyman:hayman,heiman,heyman,heymann|hayman,hymn hyon:hyun|hywn ian:iain|ayn,yan
ibn:|abn ida:|ayda iglesias:|a8lysyas,ayglsys ikeda:|aykyda ilona:|aylwna iman:imen|ayman inauri:inori|aynwry ines:|aynas,ayns,aynys
ingrid:|an8ryd inoue:|aynw ion:|ywn ira:|ayra irene:|ayrn,ayryn irina:irena|ayrna,ayryna irma:|ayrma irvin:irvine|ayrfyn,ayrvyn
isaac:isaak|ashaq,azak,ytshq isabella:izabela|ayzabyla,ayzbla isabelle:isabel|ayzabyl,ayzbl ishiguro:|ay4ygwrw ishii:ishi|ay4y
ismail:ishmael|asm3yl,asma3yl,aysm3yl,y4m3l israel:yisroel|asrayyl,y4rl issam:essam|3sam,3ysm issei:|aysyay istvan:|astfan itagaki:|aytgqy
ito:|aytw iva:ieva|ayfa,ayva,aywa ivan:yvan|ayvn ivanov:|aybnwv,ayfanwf ivanovic:|aybnwby6,ayfanwfyt4 ivar:iver|aybr,ayfar ivo:|aybw,ayfw
ivy:ivey|ayby,ayfy iwasaki:|ayvsqy,aywasaky izet:izzat|3yzt,3zt izumi:|ayzwmy jaber:|jabr,jbr jacek:|ytsq jack:|jak,jq jackie:|jqy
jacob:|jakwb jacobs:|jakwbs,jyqwbs jacopo:jacobo|jakwbw,yqwpw jadwiga:|yadfy8a jafar:jaafar|j3fr,j3pr jaffe:|jaf,jpa jake:|jyk,jyq
jalal:|jlal,jll jalili:djalili|jlyly jamal:jamaal|jmal jameel:jamil|jmyl james:|jyms jana:jaana|jana,yna jane:jayne,jeane|jyn
janet:jeanette|janyt,jnt janis:janice|janys,jnys janos:|janws jansen:|yansn janssen:|2nsn,jansyn janusz:|ynw4
jaroslav:yaroslav|yarwslaf,yrwslv jason:jayson|jyswn jassem:jasem|jasm jawad:|jwad jay:|jay jean:|2n,jyan jeff:|jf,jyf
jefferson:|jprswn,jyfrswn jelena:|jylyna,ylyna jenkins:|jnkynz,jnqyns jennie:|jny jennifer:|jnypr jennings:|jnyngs,jynyn8z jenny:|jyny
jeremy:|2rmy,jyrymy jermaine:germaine,jermain|jrmyn,jyrmyn jerome:|2rwm,jyrwm jerry:gerry,jerri|jry,jyry jesse:|jsy,jysy jessica:|jysyka
jesus:|jysws jill:|jyl jim:|jym jimenez:|5ymynyz,hymns jimmy:jimmi|jymy jobert:joubert|2wbrt,jwbyr jocelyn:jocelyne|2wslyn,jwslyn joe:|jw
joel:|2wl,jwl,jwyl joey:joy|jwy johan:|ywhan johann:|ywhn johanna:|ywhana,ywhna johannes:yohannes|jwhans,ywhns johansson:|ywhanswn,ywhnswn
john:jhon,joan,jon|jwn johnny:jonny|jwny johnston:|jwnstwn jonas:|jwnas jonathan:|jwna7an,jwntn jones:|jwns jong:|jwn8 jordan:|jwrdn
jordi:jordy|2wrdy,jwrdy,ywrdy joris:juris|jwrys,ywrys josef:|jwsyf,ywzf joseon:|jwswn josep:|2wzp joseph:jozsef|jwzf,jwzyf
josephine:|2wzpyn,jwzfyn,jwzpyn josh:|jw4 joyce:joice|jwys judy:judi|jwdy julia:|jwlya julie:jolie|jwly julien:julen,julianne|jwlyan,jwlyn
juliet:juliette|jwlyt julio:|2wlyw julius:|ywlyws jung:jeong|jwng,jywn8 junichi:|jwny6y,jwnyt4y junki:|jwnka juraj:|ywray
jurgen:jorgen|ywr8n,ywrgn justin:justine|jstyn,jwstyn kadri:qadri|qdry kai:|kay kamal:kemal|kml kamel:kamil|kaml
kameny:kemeny|kymyny,qmny,qymyny kamikawa:kamekawa|kamykawa kaminski:kaminsky|kamynsky,qmynsqy kamo:|kamw kane:keane|qyn kaneko:|kanykw
kanno:|qnw kantor:cantor|kantwr,qntwr kaplan:|kablan,qpln kapoor:kapur|kabwr,qpwr karam:|krm karen:karan,keren|karan,kyryn,qrn
karim:kerim|krym karin:carin,karyn|karyn,qryn karl:carl|karl,qrl karoly:karolyi|karwly kat:katt|kat,qt
katarina:catarina,caterina,katharina|kataryna,qtryna kate:|kyt kathinka:katinka|katynka kathleen:|ka7lyn,qtlyn kathryn:kathrine
katia:katya|katya,qtya katie:|katy kato:|katw,qtw katsu:|katsw katsushi:|katsw4y katsutoshi:|katswtw4y katy:|qyty
kaufman:kauffman,kaufmann,koopman|qwpmn kawakami:|kwakamy kawashima:|kawa4yma,qv4yma kay:|qy kazem:kazim|kazm kazuhiko:|kazwhykw
kazuki:|kazwky kazuo:|kazw,qzww kazushi:|kazw4y kazuyo:|kazww,qzwyw keigo:|ky8w,qygw keiko:|kykw,qyqw keisuke:|kyswky keith:|ky7,qyt
kelly:kelley|kyly,qly ken:kean|kyn,qn kenan:keinan|qynn kendall:|kyndal,qndl kennedy:kenedy|kynydy kenneth:|qnt kenny:|kyny,qny kent:|kynt
kenzo:|knzw,qnzw keppler:kappler|kablr,qplr kerron:kieron|kyrwn,qyrwn kerry:kerri|kyry,qry kesling:kiessling|kyslyn8,qyslyng
kessler:|kyslr,qslr kevin:|kyfn,qvyn khaled:khalid|hld khalil:halil|5lyl,hlyl khan:|5an,hn khoury:khouri|5wry,hwry kidd:|qyd kido:|kydw
kiichiro:|ky4yrw,qy4yrw,qy6yrw kilian:kylian|qylyn kim:|kym kimura:|kymwra,qymwra king:|kyn8 kira:|kyra,qyra kirby:kerby|kyrby,qyrby
kirk:|kyrk kita:keita|kyta kiyohara:|kywhara kiyoko:|kyywkw klein:|klayn knox:|nwks knut:|qnwt kobler:kubler|kwblr koda:|kwda,qwda
kohei:kouhei|kwhya,qwhy koichi:|kwyt4y,qwy6y koide:|kwyda,qwyda koji:|kwjy kol:kool|qwl komiya:|kwmya komnenos:|kwmnynws kondo:|qwndw
konno:kono|kwnw,qwnw konstantin:constantin,constantine,konstantine|kwnstantyn,qstntyn,qwnstntyn koren:coren|kwryn,qwrn korhonen:|kwrhwnyn
kosugi:|kwsw8y kosuke:|kwswky kota:|kwta krafft:kraft|kraft,qrpt kramer:cramer|kramr,qrmr kremer:cremer|krymr kroon:crohn|krwn,qrwhn
kruger:krueger|krw8r,qrwgr kumi:|kwmy kunio:|kwnyw,qwnyw kurt:curt|kwrt,qwrt lacey:lacy|lasy,lsy lady:|lydy lagrange:|la8ranj,lgrn2
lambert:|lambrt,lmbrt lamy:|lamy,lmy lancaster:|lnqstr lance:|lans,lns landau:|landaw,lndw lang:|lan8 lange:|lnga langlois:|lnglwa
lara:|lara,lra larry:|lary lars:|lars,lrs larson:larsson|larswn,lrswn lassalle:lasalle|lasal laura:|lwra laure:|lwr
lauren:lauryn,loren|lwrn,lwryn laurence:laurens|lwrns laurent:|lwran laurie:lawrie,lurie|lwry laval:lavalle|lafal lazarus:|ltsrws
leach:leech|ly6,lyt4 lee:|ly lefebvre:|yfbfr lefevre:|lwfyfr legrand:|lgrn,lyjrand lehmann:lehman,leman|lhmn,lmn,lyman leib:|lyv
leila:laila,leela,leyla,lila|lyla lennart:linhart|lnrt,lynart,lynhrt lennox:|lnwqs,lynwks lenny:|lny,lyny lenoir:|lnwr leo:|lyw
leon:|lwn,lywn leonardo:|lwnrdw,lywnardw leopold:|lwpwld,lywbwld lerner:|lrnr,lyrnyr leslie:|lzly lester:lister|lystr levin:leven|lvn,lyfyn
levy:|lyfy liam:lim|lym liebman:libman|lybmn lil:liel|lyl lilian:liliane,lillian|lylyan,lylyn lily:lili,lilley|lyly lima:|lyma
lina:liana|lyna linda:lynda|lynda linden:lyndon|lyndn lindqvist:lindquist|lyndqvyst,yndkfyst lindsay:lindsey|lyndsay,lyndzy linke:|lynka
lionel:|lywnl,lywnyl lisa:|lysa list:|lyst little:|lytl livingston:livingstone|lyfyn8stwn,lyvyngstwn livio:liviu|lyfyw liz:|lyz
ljubomir:lubomir|lwbwmyr,lywbwmyr lloyd:|lwyd lluis:|lywys lockwood:|lwkwwd,lwqvd lodge:|lwdj logan:|lw8an,lwgn lola:|lwla
lombard:|lwmbard,lwmbrd lombardi:|lwmbardy,lwmbrdy long:|lwn8,lwng lopez:lopes|lwbyz,lwps,lwpz lorenz:lorentz|lwrnts,lwrntz lori:lory
los:loos|lws lotfi:lutfi|ltfy,lwtpy lothar:lothair lou:|lw louise:|lwyz luc:|lwk,lwq lucas:loukas,lukas|lwka4,lwkas,lwqs lucia:|lwsya
luciano:|lw6nw,lwt4yanw lucie:luce|lwsy ludwig:ludvig|lwdfy8,lwdvyg luis:luiz|lwys luisa:louisa|lwyza luka:|lwka,lwqa
lukich:lukic|lwkyt4,lwqy6 lutz:|lwts,lwtz luzi:luzzi|lwzy lydia:lidia|lydya lynch:|lyn4,lyn6 lyndsey:lyndsy|lyndsy lynn:lyn|lyn
lyubov:lubov|lywbwf maarouf:marouf|m3rwf mac:mack|mak,mq macdonald:|mqdwnld mackay:makaay|makay mackenzie:|maknzy,mqnzy
madeleine:madeline|madlyn,mdln,mdlyn madison:|madyswn maeda:|mayda,mda magdalena:|ma8dalyna,mgdlna magnus:|mgnws maher:mahir|mahr,mhr
mahmoud:mahmood,mahmud|mhmwd mahoney:mahony|mahwny,mhwny maki:|maky maklev:mccalebb|mkalyb,mqlv makoto:|makwtw malas:melas|mls
malcolm:|malkwlm,mlqwlm malik:malek|malk,mlq,mlyq malina:malena|malyna,mlna mancini:|man4yny,mnsyny mandel:mendel,mundell|mandl,mndl
manel:manal|mnal,mnl mann:man|man,mn manning:|mnyng mano:|manw,mnw mansour:mansoor,mensur|mnswr manuel:|mnwl manuela:|mnwla mara:|mara,mra
marcel:|marsyl marcelo:|marsylw,mrslw marchand:|mar4an marchetti:|markyty marcia:marsha|mar4a,mr4a marco:marko|markw,mrqw
marcos:markus|markws,mrqw4,mrqws marek:|maryk margaret:|mar8ryt margarita:margherita|mar8ryta,mrgryta margit:|marjyt,mrgyt margo:|mrgw
margulies:margulis|mar8wlyz,mrgwlys maria:|marya,mrya mariana:|maryana marianne:maren,marian,marin|maryan,maryn,mrn,mryn
mariano:|maryanw,mrynw marie:|mry marina:maryna|mryna marini:|maryny marino:|marynw,marynyw mario:|maryw,mryw marion:|mrywn
marissa:marisa|marysa,mrysa mark:marc|mark,mrq marks:marx,merckx|mrqs,myrks marley:|mrly marlos:marloes|marlws,mrlws
marques:marquese,marquez|markyz,mrq4,mrqz marsh:march|mar4,mr4,mr6 marshall:marchal,marschall|mar4al martens:|martnz martha:|mar7a,mrta
martin:martim,martine,martyn|martym,martyn,mrtyn martina:|martyna martinelli:|martynyly martinez:|martynyz,mrtyns,mrtynz martini:|martyny
marvin:marwin|marfn,marfyn,mrvyn marwan:|mrwan,mrwn mary:|mary maryam:mariam|mrym masahiko:|masahykw masai:massi|masy,msy masaki:|masaky
masato:|masatw,mstw masoud:massoud,masud|ms3wd masson:|maswn,mswn masuda:|maswda masumi:|maswmy,mswmy mateos:matus|matw4,matyws,mtw4,mtws
mather:|ma7r,mtr mathieu:matthieu|mtya mathis:matthes,matthijs|matys mats:|mts matsuura:|matswra matt:mat|mat,mt matthew:mathew|ma7yw,mtyw
matthews:mathews|ma7ywz matthias:mathias,mattias,mattis|matyas,mtys matti:matei|maty,mty matveevich:matveyevich|matfyyfyt4 maurice:|mwrys
maurizio:|mawrytsyw mauro:|mawrw maxim:maksim,maksym,maxime|maksym,mqsym maximilian:|mqsymylyn maximus:|mqsymws maxwell:|makswyl,mqsvl
may:|may,my maya:maia|maya mays:mais|mys mazor:mazur|mzwr mccabe:|mkaby,mqyv mccarthy:|mkar7y,mqrty mcgovern:|mak8frn,mqgwbrn
mcguinness:|mak8ynys,mqgyns mckinley:mckinlay|makynly,mqynly mclean:mcclain|maklyn,mqlyn mcmahon:|mkmahwn,mqmhwn mcneill:mcneil|maknyl,mqnyl
mears:merz|myrz megan:meaghan,meghan|my8an,mygn megumi:|mgwmy mehdi:|mhdy mehmed:|mhmt mel:mael|mayl,ml melanie:|mlny,mylany melinda:|mylynda
melissa:|mlysa melo:mello|mlw,mylw menachem:|mnahm mendelssohn:mendelsohn,mendelson|mndlswn mendez:|mndyz,mndz mercedes:|mrsds,mrsyds
meredith:|mrdyt,myrydy7 merritt:mariette|maryyt,mryt,myryt mia:|mya michel:michele,michell,michelle,michiel|my4l,my4yl,my6l michiko:|my6yqw
michio:|my6yw,myt4yw mick:|myk mickey:|myky,myqy middleton:|mydltwn midori:|mydwry mieczyslaw:|my6yslv miel:mil mihaly:|myhaly mika:|myka
mikael:mikhael,mikhal|mykayyl,mykl mikako:|mykakw mike:|mayk mikhail:|my5ayyl mikhailovich:michailovich,mikhailovitch milan:|mylan,myln
milena:|mylna miles:|maylz millard:|mylard,mylrd miller:millar|mylar,mylr mills:|myls,mylz milman:millman|mylman,mylmn milton:|myltwn
minnelli:minelli|mynly,mynyly minor:maynor|maynwr,mynwr miriam:|myryam miron:meron,myron|myrwn miroslav:|myrwslaf,myrwslv mirza:|myrza
misaki:|mysaky misato:|mysatw misha:mischa|my4a mita:|myta mitchell:|myt4yl mitsuki:|mytsky miura:|mywra miyazaki:|myzqy miyuki:|mywky
mizrahi:|mzrahy,mzrhy mizuho:|myzwhw mochizuki:|mwt4yzwky mock:mok|mwk,mwq mohsen:muhsen|mhsn moll:mohl,mol|mwl molly:|mwly
monika:monica|mwnyka,mwnyqa monique:|mwnyk moniz:muniz|mwnyz monroe:munroe|mwnrw monson:monzon|mwnswn,mwnzwn
montagne:montaigne,mountain|mawntyn,mwntygna,mwntyn montgomery:|mwnt8mry,mwntgwmry monti:|mwnty montt:mont|mwnt moon:moen|mwn,mwyn
moore:more|mwr mora:moura|mwra moran:|mwran,mwrn morciano:murciano|mwrsyanw mordechai:mordehai|mrd5ay,mrdky moreau:|mwrw
moreira:morera|mwrra,mwryra morel:morrell|mwrl morelli:|mwryly moreno:morano|mwranw,mwrnw moretti:|mwrty,mwryty morgan:|mwr8an mori:|mwry
morinaga:|mwryna8a morioka:|mwrywka morisaki:|mwrysaky morita:|mwryta moritz:mauritz,moriz|mwryts,mwrytz morozov:|mwrwzwf
morrison:morison|mwryswn mortimer:|mwrtymr moser:|mwsr moshe:moise,moishe,moyshe|m4a,mw4y,mw4ya,mwysa,mwysy moss:moos|mws motoko:|mwtwkw
motta:mota|mwta moulin:|mwlan mouna:muna|mny mounir:meunier,munir|mnyr,mwnyr moussa:|mwsy mubarak:|mbark,mwbrk
muhammad:mohamed,mohammad,mohammed,muhammed|mhmd,mwhmd muller:moller,mueller|mwlr murai:|mwray murakami:|mwrakamy murat:|mrad
murilo:morillo|mwrylw murphy:|myrfy mustafa:mostafa,moustafa,mustapha|mstfy,mwstp myers:meyers|mayrz,myrs nabil:nabeel|nbyl
nader:nadir|nadr,ndyr nadezhda:nadejda|nd2da nadia:nadiya|nadya,ndya nadine:|nadyn nagano:|na8anw,ngnw nahum:|nhwm nahyan:|nhyan,nhyn
naim:naeim|n3ym naji:nagi|najy,njy najib:nejib|njyb nakagawa:|nakajawa nakamoto:|nakamwtw nakamura:|nakamwra nakano:|nakanw,nqnw
nakatani:|nakatany nakayama:|nakayama,nqyma nana:|nana nancy:|nansy naoki:|nawky,nwqy naomi:nomi|n3my,n3wmy,nwmy
napoleon:|nablywn,nabwlywn,npwlywn naruse:|narwsy nasim:naseem nasrin:nesrine,nisreen|nsryn nasser:naser|nasr,nsr
natalia:nataliya,natalya,nathalia|natalya,ntlya natalie:nathalie|nataly,ntly natasa:natacha,natascha|nata4a nathan:natan|na7an,ntn
natsuko:|natskw navara:navarra|nvra navarre:|nafara negri:|ngry neil:neal,neel,neill|nyl nelson:nilsson|nlswn,nylswn nemanja:|nmnya,nymanya
nenad:|nynad neri:nery|nry,nyry nestor:|nstwr,nystwr neta:netta|nt3 newman:neumann|nwymn,nywman newton:|nywtn,nywtwn
nicholas:nicolaas,nikolas|nykwlas,nyqwls nick:|nyq nico:niko|nykw,nyqw nicolae:niculae|nykwlay,nyqwlya nicolas:|nykwla,nyqwl
nicolo:niccolo|nykwlw,nyqwlw niels:|nylz nielsen:|nylsn nigel:|nayjl,nyjl nikita:|nykyta,nyqyta nikki:nicki|nyqy
niklas:nicklas,niclas|nyklas,nyqls nikola:nicola|nyqwla nikolaus:nicolaus|nykwlaws nikolay:nicolai|nyqwly
nikolayevich:nikolajewitsch|nykwlayfyt4 nikos:nicos|nyqws nils:|nyls nina:|nyna nir:|nyr nishimura:|ny4ymwra nishiyama:|ny4yama
nissim:nassim|nsym nizar:nazar,nezzar|nyzr,nzar,nzr noam:|nw3m noel:|nwl,nwyl noguchi:|nwgw6y nora:norah|nwra norbert:|nwrbrt
norman:|nwrman,nwrmn norris:|nwrys north:|nwr7,nwrt nott:noth|nw7,nwt novak:|nwbq,nwfak nozaki:|nwsaky nun:nunn|nwn nuri:nouri|nwry
oded:|3wdd,3wdyd ofer:|3pr,3wfr,3wpr ofir:ophir|awfyr,awpyr okamoto:|awkamwtw,awqmwtw okuyama:|awkwyama oleg:|awly8 oleksandr:|awlksndr
olga:|awl8a oliver:|awlybr,awlyfr olson:|awlswn omar:umar|3mr,3wmr omero:omeruo|awmwrw,awmyrw omri:amri|3mry ona:oona|awna onder:under|awndr
onishi:|awny4y onodera:|awnwdra oren:|awrn,awryn oriah:uriah|awrya oribe:uribe|awryba,awryby orlando:|awrlandw,awrlndw orly:orli|awrly
osborne:osborn|awsbwrn oscar:oskar|awskar,awsqr osman:ottman,ousmane|37man,3wsmn,3wtmn ota:|awta otani:|awtany,awtny otis:|awtys ott:|awt
ottavio:|awtafyw,awtbyw otter:otar|awtar,awtr otto:|awtw owain:|avyn oya:|awya ozawa:|awzawa,awzva ozkan:ozcan|awzjan,awzkan,awzqn
pablo:|bablw,pblw pacheco:|bat4ykw,p6qw page:paige|byj,pyj pal:|bal,pl paolo:paulo|bawlw,pwlw parker:|prqr parks:barks|barks,brqs,prqs
pascal:pascale|baskal,psql pasha:basha,pacha|ba4a,p4 pat:|bat,pt patric:padraig patricia:|batry4ya patrick:patrik|batryk,ptryq patsy:|batsy
patterson:peterson,petterson|bytrswn,ptrswn patton:paton,patten|batwn,ptwn patty:patti,petty|baty,pty paul:|pwl paula:|bawla
paulson:polson|bwlswn,pwlswn pavel:|bafl,pbl pavlovich:pavlovic,pavlovitsj|baflwfyt4 pawlowski:pavlovsky|bafwwfsky paxton:|bakstwn,pqstwn
payne:bayne|bayn,pyn pearson:pierson|pyrswn pedro:|bydrw,pdrw peggy:peguy|by8wy,by8y,pgy peled:|pld pellegrini:|bylyjryny,plgryny
pena:|bynya,pnya penn:pen|pn per:pehr|pr pereira:pereyra|byryra peretz:|byrtz,prts perez:peres|byryz,prs,prz perrier:|byryr
persson:persoon|byrswn,prswn petar:|bytar pete:|byt peter:petter|bytr peters:peeters|bytrz,pytrs petersen:pettersen|bytrsn,ptrsn
petra:|btra,ptra petrov:|btrwf,ptrwv philip:filip,philipp|fylyb philippe:phillip|pylyp philips:|pylyps phillips:philipps|fylybs
phyllis:phillis|fylys,pylys picard:|bykar pickford:beckford|bqpwrd,bykfwrd,pyqpwrd pierce:pearce,piers|byrs,pyrs pierre:|byyr
pietro:|bytrw,pytrw piso:pisu|pysw pius:|byws,pyws plummer:|blamr pohl:|bwhl polina:paulina|bwlyna,pwlyna pollack:pollak|bwlak,pwlq
polly:poly|bwly,pwly polonsky:polonski|pwlwnsqy pons:|bwns,pwns ponti:ponty|pwnty porat:porath|bwrat,pwrt porter:|bwtr,pwrtr powell:|pvl
power:|pvr prescott:|bryskwt presley:pressley|brysly,prsly prevost:|bryfwst,prbwst price:brice,pryce|brays,prys primo:|brymw pulcher:|pwlkr
pyotr:piotr|bywtr,pywtr qassim:kasim,qasem,qassem|qasm quincy:|kwynsy quinn:|kwyn quintus:|kwyntws,qvyntws rabbah:raba|rba rachid:rashid|r4yd
radoslav:radoslaw|radwslaf,rdwslv radu:|rdw rafael:|rafayyl rafaela:raffaella|rafayyla,rpla raffin:ruffin|rpyn,rwfyn rafik:rafiq|rfyq,rpyq
ragheb:raghib|r8yb,ra8b ragnar:|rajnar,rgnr rahamim:rachamim|rhmym rainer:reiner|raynr raitt:ritt|ryt raja:radja|raja,rja ralph:|ralf
ramadan:|rmdan ramel:rummel|raml,rml rami:|ramy,rmy ramirez:|ramyryz ramon:|ramwn ramsey:ramzy|rmzy randall:randal,rendel|randal,rndl
randy:randi|rndy ransome:ransom|ranswm,rnswm rao:|raw raoul:raul|rawwl,rwl rappaport:rapoport|rabwbwrt,rppwrt rasmus:|rsmws
rasmussen:|rasmwsn,rsmwsn rauf:ruf|rwf raumer:romer|rwmr ray:|ry raymond:raimond,raymonde,reymond|raymwnd,rymwn,rymwnd rebecca:|rybyka
reder:raeder|rdr redford:radford|radfwrd,rdpwrd,rydfwrd reed:read,red,redd|ryd reem:rem|rym refki:rifki|rfqy,rypqy reggie:|ry8y
regina:|ryjyna reginald:|rjynld,ryjnald reiman:riemann|ryman,rymn reina:reyna,rina,rinna|ryna reinaldo:renaldo|rynaldw,rynldw
reinert:rennert|rnrt,rynrt reinhold:|rynhwld,rynwld remi:remy|rymy remon:remond|rmwn renee:|rna,rynya reuven:|rwwfyn reynolds:|rynwlds
rhonda:ronda|rwnda rhys:|rys riad:riadh|ryad rica:rika|ryka,ryqa ricardo:riccardo,ricciardo|rykardw,ryqrdw,ryqyrdw rice:|rays rich:|ry6,ryt4
richard:|ry6rd,ryt4ard richards:|ry6rds richardson:|ry6rdswn,ryt4ardswn richter:|ry5tr,ryktr rick:ric,rik|ryk,ryq rico:ricco|rykw,ryqw
ridha:rida|rda rieko:|ryykw rinaldi:|rynaldy rino:reino|rynw rivera:|rybra,ryfyra rivers:|rybrs,ryfrz riviere:|ryfyyr rob:|rwv robbie:|rwby
robert:rupert|rwbrt,rwprt roberto:|rwbrtw roberts:|rwbrts robertson:|rwbrtswn robin:|rwbn robinson:|rwbnswn,rwbynswn roche:|rw4 roco:roko
rodolfo:|rwdwlfw rodrigo:|rwdry8w rodriguez:|rwdry8yz,rwdrygs,rwdrygz roger:|rwjr rogers:rodgers|rwdjrz,rwjrs roland:rowland|rwland,rwlnd
rolf:|rwlf roman:romain|rwman,rwmn romano:|rwmanw,rwmnw romero:|rwmyrw ronald:|rwnald,rwnld ronnie:|rwny rosa:roza|rwza
rosario:|rwsaryw,rwzaryw rosas:rozas|rwsas,rwss rose:|rwz rosemary:|rwzmary,rwzmry rosenthal:|rwzntal,rwzntl ross:ros|rws
rossi:rosi,rossy|rwsy rothschild:|rwt4yld rousseau:|rwsw rowling:rohling|rwlyng,rwlynj roy:|rwy rubel:raubal|rwbl
rubinstein:|rwbn4tayn,rwbyn4tyn rubio:|rwbyw ruby:rubi rudolf:|rwdlf,rwdwlf rudy:rudi|rwdy ruiz:|rwyz russell:|rasyl ruth:|rw7,rwt
ryan:|ryan,ryn ryder:rider|raydr,rydr ryo:|ryw ryoichi:ryuichi|ryw4y,rywyt4y ryosuke:|rywswky,rywswqa ryota:ryuta|rywta ryuji:ryoji|rywjy
ryunosuke:|rywnwsky ryusei:|rywsya ryutaro:ryotaro|rywtarw,rywtrw sabah:sabbah|sbah,sbh sabbatai:shabbethai|4btay saber:sabar|sabr,tsbr
sabina:|sabyna sabine:sabin|sabyn,sbyna sabri:|sbry sacks:saks|zqs sadiq:sadeq,sadik|sadq,tsdq saenz:sainz|saynz,sns,synz
safranski:speransky|sbyransky,sprnsqy sahlin:salin|salyn,shlyn said:saeid,saied|s3yd saif:|syf saito:|saytw,sytw sakamoto:|sakamwtw,sqmwtw
sakr:saqr|sqr salah:|slah,slh salama:|slam saleh:|salh salem:sallam|salm,slm sally:|saly salman:selman|slman,slmn salomon:|salwmwn,slwmwn
sam:|sam,sm samantha:|saman7a sami:samy|samy,smy samih:semih|smyh samira:sameera|smyr,smyra samson:|smswn samuel:|smwl san:|san,sn
sanad:senad|snd,synad sanae:sane|san3,sany,sna sanchez:sanches,sanchis|san4yz,sn6s,sn6ys sandberg:|sandbr8,sndbrg sanders:|sandrz
sandor:|4ndwr,sandwr sandra:|sandra,sndra sandro:|sandrw,sndrw sandy:sandi,sunday|sandy,sndy sano:sanou|sanw santa:senta|santa,snta
santana:|santana,sntna santiago:|santya8w saori:|sawry sarah:sara|4ara,4ra,sar sarhan:sirhan|srhan sarkis:sargis|srkys sasaki:|sasaky,ssqy
sasha:sacha|s4a sastre:|sastry,sstra sato:|satw,stw satoru:|stwrw satoshi:|satw4y saud:saoud|s3wd saul:|4wl,sawwl saunders:|swndrs,swndrz
savage:|safaj scala:skala|skala,sqla schaffer:schaeffer,schafer,shaffer|4afr,4afyr,4pr scheinberg:sheinberg|4ynbrg scheiner:shiner|4ynr
schiller:scheler|4lr,4ylr schmidt:schmitt|4mydt,4myt schneersohn:schneerson|4nywrswn schneider:|4naydr schroder:schroeder|4rdr,4rwdr
schulz:schulze|4wlz schwartz:schwarz,shwartz,swartz|4vrts,4wartz,swartz scott:scot|skwt,sqwt sean:|4wn,syan sebastian:sebastjan|sybastyan
selim:|slym sena:senna|syna sergej:|srgy sergey:sergi|srjy,syrjy sergeyevich:sergejewitsch|syrjyfyt4 sergio:|syrjyw serkan:sercan|syrkan
seth:|st,sy7 seymour:|symwr shaaban:shaban|43ban,43bn shadi:shady|4ady,4dy shaker:chaker|4akr,4kr shamai:shammi|4my shane:shayne|4ayn,4yn
shapiro:schapiro|4abyrw,4pyrw sharon:|4arwn sharp:|4arb,4rp shauna:shawna|4awna shawkat:shavkat|4wkt shawki:chawki,shawqi|4wqy
shehab:chehab|4hab,4hv sheldon:|4ldwn,4yldwn shelley:shelly|4ly,4yly shelton:shilton|4yltwn shen:|4n
shepherd:shepard,sheppard|4prd,4ybard,4ybrd sher:scheer|4r sheri:cheri,sheree|4ry sherman:|4rmn,4yrman shibata:|4ybata,4ybta
shigeharu:|4yjyharw shigemitsu:|4ygmytsw shigeo:|4ygw shimizu:|4ymyzw shinji:|4ynjy shino:|4ynw shinoda:|4ynwda shinya:|4ynya ship:shipp|4yp
shirase:shiraz|4yraz,4yrz shirley:|4yrly shiro:|4yrw shlomo:|4lma,4lwmw shmuel:|4mwl,4mwyyl shoji:shuji|4wjy shola:sola|4wla,swla
sholom:sholem|4lwm short:|4wrt shoshan:shushan|4w4n shosuke:|4wswky shota:shuta|4wta shouker:suker|4wqr shuhei:|4whya shuichi:|4wyt4y,swyt4y
shulamit:shulamith|4wlamyt,4wlmyt shuma:shoma|4wma sibylla:sybilla|sybyla sibylle:sybil|sybyl siegel:sigal|sy8l,sygl
siegfried:sigfrid|sy8fryd,syjfryd,zygpryd sigmund:siegmund|sy8mwnd,zygmwnd sigrid:|sy8ryd,sygryd sigurd:|sygwrd silva:|sylba
silver:silber|sylbr,sylfr silvestre:|sylbstra silvio:silviu|sylbyw,sylfyw simo:shimo|symw simon:simone,simonne,simun|symwn,symwny
simona:|symwna simpson:|sympswn sims:simms|syms singh:|syn8,syng slater:|slatr,slytr slimane:sliman|slymn sloan:sloane|slwn
smith:smit,smyth|smy7,smyt sofia:|swfya,swpya sokho:soko|swkw,swqw soliman:solomon,souleyman,sulaiman,sulayman,suleyman,suliman|slyman
solis:|swlys sonia:sonya|swnya sonny:|swny soren:sorin|swryn soto:|swtw souza:sousa|swza spencer:|spnsr stan:|stan,stn
stanislaw:stanislav|stanyslaf,stnyslv stanley:|stanly,stnly stanton:|stantwn,stntwn stefan:stepan,stephan|4tyfan,stpn,styban,styfan
stefani:stephani|stpny stefano:|stpnw,styfanw stein:|4tayn steiner:|4taynr stephen:steven|stybn,styfn stern:|4trn
stevanovic:stefanovic|stbnwby6,styfanwfyt4 stevens:stephens|styfnz stewart:stuart|stywart,stywrt stone:|stwn storey:story|stwry
straub:stroup|strwb,strwp strauss:straus|4traws,4trws,straws sue:|sw suess:suss|sws sufyan:sufian|sfyan suga:|4wqa sugimura:|swjymara
sugiyama:|swgyma,swjyama suleiman:sulejman|swlymn sullivan:|swlyfan sultan:|sltan sumi:|swmy susan:suzan,suzanne|swzan,swzana,swzn
susana:|swsna susman:sussman|swsman,swsmn sutton:|satwn suzuki:|swzwky sven:|sfyn svetlana:|sbtlna,sfytlana sydney:|sydny
sylvester:|sylbstr,sylfstr sylvia:silvia|sylbya,sylfya szubin:zubin|zwbyn taira:|taayra,tyra takahashi:|takaha4y takahiro:|tqhyrw
takashi:takasi|taka4y,tq4y takasu:|takasw takatoshi:|takatw4y takeda:|takyda takefumi:|takyfwmy takumi:|takwmy takuo:|takww takuto:|takwtw
talaat:talat|tl3t,tlt talal:|tlal,tll talphir:telfair|tlfyr,tlpyr tamar:|tmar,tmr tamas:|tamas,tm4 tamer:|tamr tamio:|tamyw tan:|tn
tanaka:|tanaka,tnqa tania:tanya tanner:tyner|tanr,tnr,tynr tao:|taw tarek:|tarq taro:|tarw,trw tashiro:|ta4yrw
tatyana:tatiana,tatjana|tatyana,ttyna taylor:|tylwr tayseer:taysir|tysyr ted:|td terence:|tyryns teresa:theresa|trza,tyryza
terry:terri|try,tyry teruo:|tyrw tetsuya:|ttswya,tytswya thabet:thabeet,thabit|7abt,tbyt theo:|7yw,tyw theodor:theodore,todor|7ywdwr,twdwr
theophile:teofil,theophil|twpyl,tywfyl thierry:|tyyry thomas:tomas,toomas|twma4,twmas,twms thomson:|twmswn tian:tien,tin|tayn,tyn timo:|tymw
timothy:|tymw7y timur:timor|tymwr tina:taina|tyna tito:|tytw titus:|tytws toby:|twby todd:tod|twd togo:|twgw tom:thom|twm toma:|twma
tomer:|twmr tomislav:|twmyslaf,twmyslv tommy:|twmy tong:tung|twn8,twng tony:toney,toni|twny torres:|twrs,twrys
torsten:thorstein|7wrstyn,twrstn toru:toro|twrw toshio:|tw4yw toshiro:|tw4yrw toshiya:|tw4yya toure:|twra,twrya tracy:tracey|trysy
traore:|trawry,trwra travis:|trafys,trvys troy:|trwy trump:|tramb,trmp tsujimoto:|tswjymwtwa tsutsui:|tswtswy tucker:|takr,tqr turner:|trnr
tyrone:|tayrwn,tyrwn tzur:zur|tswr ulf:|awlf ullman:allman|alman,awlman,awlmn ullrich:ulrik|awlryk,awlryq ulrich:|awlry4
ulrike:|awlryka,awlryqa ungar:unger|anjr,awngr uri:|awry uriel:aurel|awrl,awryl,awryyl uzi:|3wzy valdes:valdez|faldyz,wlds
valentin:|falntyn,wlntyn valentine:|falntayn valerie:|wlry valerio:valeriu|falyryw,wlryw valery:valeri,valeriy|falyry van:|fan,wn
vanessa:|fanysa vangelis:evangelos|fanjylys,wnglys vasily:vasiliy,vassily|fasyly,wsyly vazquez:vasquez|faskyz vega:|fy8a,wga veidt:veit|fayt
velasquez:velazquez|fylaskyz,fylazkyz,wlsqs,wlsqz vera:|fyra,wra vernon:|fyrnwn,wrnwn veronica:veronika|fyrwnyka verus:varus|farws,wrws
vicky:vicki|fyky,wyqy victoria:|fyktwrya vidal:|fydal,wydl viera:vira|wyra vigman:wigman|wygmn,wyjman viktor:victor|fyktwr,wyqtwr
vilan:vilen|wyln villanueva:vilanova|fylanwfa,fylanwyfa,wylnwba vincent:|fnsnt,wynsnt vincenz:vincenc,vinzenz|wyntsnts
vinton:wynton|wayntwn,wyntwn viola:|fywla violette:violet|fywlyt,wywlt virginia:|wyrjynya visser:|fysr vitaly:vitali|fytaly,wytly
vittorio:|fytwryw,wytwryw vladimir:wladimir|fladymyr,wldymyr voldemars:voldemar volker:|fwlkr von:|fwn vos:|fws,vs
vyacheslav:viacheslav|fyat4yslaf,wy6slv wada:|vda,wada waddell:weddell|wadl,wdl wade:|wyd wagih:wajih|wjya wagner:|fa8nr,wgnr
wakabayashi:|wakabaya4y walid:|wlyd walker:|wwkr wallace:|walas waller:|vlr walt:|vlt,walt walther:|faltr walton:|vltwn,waltwn
wanda:|wanda,wnda wang:|wan8,wng ward:|vrd,ward warner:|vrnr,warnr wasserman:wassermann|fasrman,wsrmn watanabe:|vtnba watson:|vtswn
wayne:wynne|wyn weaver:|wyfr webb:|wyb weber:webber,wever,wieber|wbr,wybr weisman:weissman|faysman,wysman,wysmn weiss:weis,wes|fays,ws,wys
welby:wilby|wylby wendy:|wyndy werner:|fyrnr wesley:|wsly,wysly west:|wst white:|wayt,wyt wilde:|wayld wiley:|wayly
wilfried:wilfred,wilfrid|wylfryd,wylprd,wylpryd wilhelm:|wylhlm wilkinson:|wylknswn will:wil|wyl willem:|wylm,wylym williams:|wlyamz
williamson:|wylyamswn willie:|wyly willis:|wylys wilson:willson|vylswn,wylswn wim:|wym winter:|wyntr winters:|wyntrs,wyntrz wise:|wayz
wissam:wissem|wsam wojcik:|wjsyk wolf:woolf,wulff|vlf,wwlf wolfgang:|vlpgng wood:|vd,wwd woods:|vds wurm:worm|vrm,wwrm yaakov:|y3qv
yacoub:iacob,yaqoob,yaqub|y3qwb,y3qwv,yqwv yael:|y3l,yayyl yamada:|yamada yamamoto:|yamamwtw,ymmwtw yamashita:|yama4yta yamazaki:|yamazaky
yang:ying|yan8,yng yannick:|yanyk,ynyq yano:|yanw,ynw yasmin:jasmin,jasmine,yasmeen|yasmyn,ysmyn yasser:yaser,yasir|yasr,ysr
yassin:yaseen,yassine|yasyn,ysyn yasushi:|yasw4y,ysw4y yehuda:yehudah|yhwda yevgeny:evgeniy,yevgeni|ybgny yigal:igal|y8yal,ygl
yinon:inon|ynwn yohei:yuhei|ywhy yoko:|ywqw yolanda:jolanda|ywlanda,ywlnda yona:yonah|ywna yosef:yousef,yousif,youssef,youssif,yusef|ywsf
yoshida:|yw4yda yoshihide:|yw4yhayd yoshikawa:|yw4ykawa yoshio:|yw4yw yossi:yosi|ywsy yosuke:|ywswqw young:|ywn8 younis:younes,yunus|ywns
yuji:|ywjy yukari:|ywkary yuki:|ywky,ywqy yukiko:|ywkykw,ywqyqw yuko:|ywkw yulia:yuliya|ywlya yuri:yuriy|ywry yusuf:|ywswf
yusuke:|ywsky,ywswky yuto:|ywtw yuval:|ywbl yuya:|ywya zabelin:zeppelin|tsplyn,zabylyn,zblyn zac:zack|zak,zq zahn:zan|zan,zn
zahra:zohra|zhr,zhra zainab:zaynab,zineb|zynb,zynv zaki:zakai|zky zalman:|zlman,zlmn zana:zhanna|2na zapata:|zabata zayd:zaid|zyd zayed:|zayd
zbigniew:|zby8nyw,zbygnyv zeev:zev|zb,zyyf zeller:|zylr ziad:ziyad|zyad zimmermann:zimmerman|tsymrmn,zymrman zink:|zynk zion:|shywn,tsywn
zofia:|zwpya zohar:|zwhr zoran:|zwran,zwrn zoubi:zoabi|z3by,zw3by zouhair:zuhayr|zhyr zovko:|zwfkw zoya:zoia|zwya zvi:|tsby,tsfy
`;
