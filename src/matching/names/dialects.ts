/**
 * Surnames of one character that are spelt by dialect or country: pinyin, Wade-Giles, Cantonese, Hokkien, Vietnamese, Korean. Common
 * knowledge, written for this project. Rows are `first:other,other`; only the first is one with each of the others: Chan is a way to write Chen
 * and a way to write Tran, which are two names.
 */
export const DIALECT_ROWS = `
wang:wong,ong,heng,vong zhang:chang,cheung,cheong,teo,tjong,truong li:lee,lei,ly,lie liu:lau,liew,low,lou,lieu chen:chan,tan,chin,ting,tran
yang:yeung,young,yong,ieong,duong huang:wong,hwang,ng,ooi,oei,hoang,vong zhao:chao,chiu,chew,jew,trieu wu:ng,goh,woo,go,ngo
zhou:chou,chow,chau,chew,chiew,chu xu:hsu,hui,koh,tsui,chee,hsui sun:suen,soon,syn,ton ma:mah,beh zhu:chu,choo,gee,chue hu:hoo,wu,woo,oh,ho
lin:lam,lim,ling,lum guo:kuo,kwok,kwek,quach,quek,kuok he:ho,hor,hoh gao:kao,ko,ko luo:lo,law,loh,lor zheng:cheng,tay,chiang,trinh,teh
liang:leung,leong,neo,luong,niu xie:hsieh,tse,chia,cheah,ta song:sung,soong tang:tong,thong,dang deng:teng,tang,thang han:hon xiao:hsiao,siu,siew,siaw
feng:fung,foong,phung ye:yip,yeh,yap,ip,iap cai:tsai,choi,choy,chua,tsoi,chhoa jiang:chiang,kiang,keung,kong,giang shen:sum,sham,sim,tham
lu:loo,luk,lo,lok pan:poon,phua,phoon,phan du:tu,to,toh dai:tai,day,te jin:chin,kam,kim,gum yu:yue,yee,joo,ee kim:gim lee:yi,rhee,li,i park:bak,pak
choi:choe,choy jung:jeong,chung,cheong,joung kang:gang cho:jo yoon:yun,youn jang:chang lim:im,rim,yim shin:sin kwon:gwon ahn:an hwang:whang oh:o
seo:suh moon:mun baek:paek,paik,back noh:roh,no yoo:yu,ryu,you nguyen:nguyan,nguyn,ngyuen dang:tang pham:fam
`;
