/**
 * Short and pet forms in languages other than English, and the names of the scriptures in the forms of different languages. Common knowledge of
 * each language, written for this project: few, and only those in everyday use. Rows are `name:form,form`.
 */
export const SHORT_ROWS = `
aleksandr:sasha,sanya,shura,alex,aleks aleksandra:sasha,shura,ola,olka aleksey:alyosha,lyosha,alexei,alexey,aleksei anastasia:nastya,nastia,asya anatoly:tolya,tolik andrey:andryusha,dron
anna:anya,ania,anka,nyura boris:borya,bora dmitry:dima,mitya,dmitri,dimitri,dmitriy,dmytro ekaterina:katya,katia,katerina,kate elena:lena,alyona,helen,yelena,olena evgeny:zhenya,evgeni,yevgeny,yevgeni,eugene galina:galya
georgy:zhora,gosha,yura,georgi,georgiy irina:ira,irka,iryna ivan:vanya,ivo konstantin:kostya,kostia larisa:lara lyudmila:lyuda,mila,luda,ludmila maria:masha,marusya,mary,marie,mariya
mikhail:misha,mihail,michael,mykhailo,mykhaylo,michal natalia:natasha,natalya,nata,natalie,nataliya nikolay:kolya,nikolai,mykola,nicholas,nikola,mikalai oksana:ksyusha olga:olya,olha pavel:pasha,paul,pavlo,pawel petr:petya,pyotr,peter,petro,piotr
roman:roma sergey:seryozha,sergei,serhiy,serhii,siarhei,siargei,syargey,sergiy svetlana:sveta,svitlana tatiana:tanya,tania,tatyana,tetiana valentina:valya vasily:vasya,vasili,vasyl vera:verochka viktor:vitya,victor vladimir:vova,volodya,vlad,volodymyr,uladzimir
vyacheslav:slava,viacheslav yaroslav:slava yury:yura,yuri,yuriy,iurii,jurij zinaida:zina grigory:grisha,hryhoriy,gregory ilya:ilyusha,illia leonid:lyonya,lenya stanislav:stas,slava,stanislaw timofey:tima yevgenia:zhenya
jan:janek,jasiek,john,johan katarzyna:kasia,kaska,kate,catherine malgorzata:gosia,margaret agnieszka:aga,agnes joanna:asia,aska,joan magdalena:magda,lena krzysztof:krzys,krzysiek,christopher tomasz:tomek,thomas wojciech:wojtek grzegorz:grzesiek,gregory
stanislaw:staszek,stas jozef:jozek,joseph,josef zbigniew:zbyszek jakub:kuba,jacob,jakob barbara:basia elzbieta:ela,elizabeth malgorzata:malgosia andrzej:jedrzej,andrew,andrei piotr:piotrek,peter pawel:pawelek,paul mateusz:matthew,mateo michal:michael
francisco:paco,pancho,kiko,curro,francis jose:pepe,chepe,joseph ignacio:nacho manuel:manolo,manu jesus:chucho,chuy dolores:lola guadalupe:lupe concepcion:concha,conchita rosario:charo enrique:quique,kike,henry antonio:tono,toni,anthony
eduardo:lalo,edu,edward alejandro:jandro,alex,alexander guillermo:memo,william roberto:beto,robert alberto:beto,tito rafael:rafa,rafi ramon:moncho joao:joaozinho,john joaquim:quim luiz:lula,luis giuseppe:beppe,peppe,pino,joseph giovanni:gianni,nino,vanni,john
francesco:franco,cecco,ciccio,francis luigi:gigi,gino,louis domenico:mimmo,dominic salvatore:toto,turi lorenzo:renzo,lawrence vincenzo:enzo,vincent giacomo:mino,james johannes:hans,hannes,johann,jannes,john heinrich:heinz,heiner,henry friedrich:fritz,fred
wilhelm:willi,wim,william josef:sepp,jupp,joseph georg:schorsch,jorg,george karl:kalle,charles margarete:grete,gretel elisabeth:liesel,lisbeth,else,elizabeth katharina:kathe,trine,catherine ludwig:lutz,louis matthias:hias cornelis:kees pieter:piet,peter
jacobus:koos,jaap,jacob gerardus:gerrit,geert adrianus:ad,arie theodorus:dirk,theo petrus:piet,peter nikolaus:klaus,nicholas georgios:giorgos,yorgos,george ioannis:giannis,yannis,john konstantinos:kostas,dinos,costas dimitrios:dimitris,mitsos,jimmy
nikolaos:nikos,nicholas panagiotis:panos,takis,peter athanasios:thanasis,nasos vasileios:vasilis,vassilis,bill christos:chris eleni:lena,helen mehmet:memo mustafa:musti ibrahim:ibo,brahim,abraham suleyman:sulo,solomon huseyin:huso fatma:fatos
yitzhak:itzik,isaac,ishaq,itzhak,yitzchak avraham:avi,avrum,abraham,ibrahim moshe:moishe,moyshe,moses,musa shlomo:solomon,shloime,suleiman yaakov:yanky,jacob,yankel,yaqub,yacoub,kobi yosef:yossi,joseph,yusuf,yousef chaim:haim,hyman,hayim
david:dawud,daoud,dovid,davud,daud,dudi mordechai:motti,mordche shmuel:shmulik,samuel binyamin:benny,benjamin,beni eliyahu:eli,elijah,elias,ilyas rivka:rebecca,rivky chana:hannah,hana miriam:mary,maryam,mariam sarah:sara,soroh,sarai
aaron:harun,haroon,aharon adam:adem gabriel:jibril,jibreel,gavriel,djibril michael:mikail,mikaeel jesus:isa,issa,eesa john:yahya,yehia,yuhanna,ivan,ioan,ion joshua:yusha,yehoshua noah:nuh,nooh job:ayub,ayoub,ayyub jonah:yunus,younes,younis
zachariah:zakaria,zakariya,zechariah isaac:ishaq,ishak,isaq ishmael:ismail,ismael enoch:idris lot:lut jamal:jimmy mohammed:mo,moe,mido,hamada,mamadou,momo abdullah:abdu,abdi,abood,aboudi abdul:abdi,abdu khadija:khadi fatima:fati,fatou,batoul
zaynab:zainab,zeinab,zeynep,zenab harpreet:harry gurpreet:guri,gary jaspreet:jas,jassi manpreet:manny,mani sukhdeep:sukh hardeep:harry tewodros:teddy,theodros yohannes:john,yohanes,johannes giorgis:george mikael:michael,mikail pedro:pere,peru ignacio:inaki,inigo jose:joseba zakhary:zakhar,zaxar,zajar gennady:gennadi,gennadiy,hennadiy,henadz,henadzi oleg:oleh igor:ihor,ihar dmitry:dzmitry,dzmitriy viktor:viktar victor:viktar
`;
