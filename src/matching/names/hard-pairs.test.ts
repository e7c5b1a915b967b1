/**
 * Hard pairs of names by language and habit. The people are invented: ordinary given names put beside ordinary surnames. `one`: every
 * part that carries weight answers to a part of the other. `two`: at least one answers to nothing. This is about words; what
 * a whole comparison is worth is told in evidence.test.ts.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { readNames } from '../name.ts';
import type { NamePart, ReadName } from './parts.ts';
import { alike } from './alike.ts';

const ONE: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  'Arabic script': [
    ['محمد حسين', 'Mohammed Hussein'],
    ['خالد الشامي', 'Khaled al-Shami'],
    ['خالد الشامي', 'Khalid ash-Shami'],
    ['عبد الرحمن يوسف', 'Abdulrahman Yousef'],
    ['عبدالله فاطمة', 'Abdullah Fatima'],
    ['صلاح الدين قاسم', 'Salahuddin Kasim'],
    ['أحمد بن سالم', 'Ahmed bin Salem'],
    ['مُحَمَّد وحيد', 'Muhammad Waheed'],
    ['زهرة جميل', 'Zahra Jamil'],
    ['ابو بكر حسن', 'Abubakar Hassan'],
  ],
  Persian: [
    ['حسین رضایی', 'Hossein Rezaei'],
    ['پروین گلستان', 'Parvin Golestan'],
    ['علی‌رضا کریمی', 'Alireza Karimi'],
    ['چنگیز ژاله', 'Changiz Zhaleh'],
    ['Abdorrahim Golestan', 'Abd al-Rahim Golestan'],
    ['Abdorahim Golestan', 'Abdul Rahim Golestan'],
  ],
  Urdu: [
    ['محمد اقبال بھٹی', 'Muhammad Iqbal Bhatti'],
    ['ظفر چوہدری', 'Zafar Chaudhry'],
    ['عائشہ خان', 'Ayesha Khan'],
  ],
  Hebrew: [
    ['דוד כהן', 'David Cohen'],
    ['יוסף לוי', 'Yosef Levy'],
    ['שרה פרידמן', 'Sarah Friedman'],
    ['רחל גולדברג', 'Rahel Goldberg'],
  ],
  Russian: [
    ['Сергей Кузнецов', 'Sergei Kuznetsov'],
    ['Наталья Петрова', 'Natalia Petrova'],
    ['Хасан Ахмедов', 'Khasan Akhmedov'],
    ['Хасан Ахмедов', 'Hasan Ahmedov'],
    ['Юрий Щербаков', 'Yuri Shcherbakov'],
    ['Евгений Чайковский', 'Evgeny Tchaikovsky'],
  ],
  'Ukrainian, Belarusian, Serbian, Kazakh, Uzbek': [
    ['Олександр Шевченко', 'Oleksandr Shevchenko'],
    ['Олександр Шевченко', 'Aleksandr Shevchenko'],
    ['Сяргей Ждановіч', 'Siarhei Zhdanovich'],
    ['Ђорђе Јовановић', 'Djordje Jovanovic'],
    ['Нұрлан Қасымов', 'Nurlan Qasymov'],
    ['Ўткир Ҳамидов', 'Utkir Hamidov'],
  ],
  Greek: [
    ['Γιώργος Παπαδόπουλος', 'Giorgos Papadopoulos'],
    ['Χρήστος Νικολάου', 'Christos Nikolaou'],
    ['Μπάμπης Ντόκος', 'Babis Dokos'],
  ],
  'Devanagari, Bengali, Gurmukhi': [
    ['राजेश कुमार', 'Rajesh Kumar'],
    ['प्रिया शर्मा', 'Priya Sharma'],
    ['মোহাম্মদ রহমান', 'Mohammad Rahman'],
    ['ফাতেমা খাতুন', 'Fatema Khatun'],
    ['ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ', 'Gurpreet Singh'],
    ['ਹਰਜੀਤ ਕੌਰ', 'Harjit Kaur'],
  ],
  'Gujarati, Tamil, Telugu, Kannada, Malayalam': [
    ['રમેશ પટેલ', 'Ramesh Patel'],
    ['முருகன் செல்வம்', 'Murugan Selvam'],
    ['రమేష్ రెడ్డి', 'Ramesh Reddy'],
    ['ಸುರೇಶ್ ಗೌಡ', 'Suresh Gowda'],
    ['അനിൽ നായർ', 'Anil Nair'],
  ],
  'Georgian, Armenian, Thai': [
    ['გიორგი ბერიძე', 'Giorgi Beridze'],
    ['Արմեն Գրիգորյան', 'Armen Grigoryan'],
    ['สมชาย', 'Somchai'],
  ],
  Amharic: [
    ['ከበደ ተስፋዬ', 'Kebede Tesfaye'],
    ['አበበ በቀለ', 'Abebe Bekele'],
    ['ግርማ ታደሰ', 'Girma Tadesse'],
  ],
  'Chinese, Korean': [
    ['王伟', 'Wang Wei'],
    ['王伟', 'Wei Wang'],
    ['欧阳明', 'Ming Ouyang'],
    ['Zhang Min', 'Cheung Min'],
    ['Chen Li', 'Chan Li'],
    ['김민준', 'Kim Minjun'],
  ],
  Somali: [
    ['Maxamed Cabdi', 'Mohamed Abdi'],
    ['Xasan Cigaal', 'Hassan Egal'],
    ['Cabdiraxmaan Jaamac', 'Abdirahman Jama'],
    ['Faadumo Xirsi', 'Fatima Hersi'],
  ],
  'South Asian': [
    ['Mohammed Choudhury', 'Muhammad Chowdhury'],
    ['Md Rahim Uddin', 'Mohammed Rahimuddin'],
    ['Shabana Begum', 'Shabana Begom'],
    ['Rizwan Qureshi', 'Ridwan Kureshi'],
    ['Jaswinder Singh Gill', 'Jaswinder Gill'],
    ['Syed Mehmood', 'Sayed Mahmud'],
  ],
  Turkish: [
    ['Ayşe Yılmaz', 'Ayse Yilmaz'],
    ['Mehmet Çelik', 'Mehmet Celik'],
    ['Hatice Şahin', 'Khadija Sahin'],
    ['Gökhan Öztürk', 'Gokhan Ozturk'],
  ],
  'Slavic in Latin letters': [
    ['Anna Kowalska', 'Anna Kowalski'],
    ['Irina Ivanova', 'Irina Ivanov'],
    ['Elena Dostaevskaya', 'Elena Dostaevsky'],
    ['Goran Petrović', 'Goran Petrovich'],
    ['Tomasz Wiśniewski', 'Tomasz Vishnevsky'],
    ['Jan Kowalczyk', 'Jan Kovalchik'],
  ],
  'West European': [
    ['Jürgen Müller', 'Juergen Mueller'],
    ['Søren Åkesson', 'Soren Aakesson'],
    ['Seán Ó Brien', 'Shaun O’Brien'],
    ['Fiona MacDonald', 'Fiona McDonald'],
    ['Pieter van der Berg', 'Pieter Vanderberg'],
    ['João dos Santos', 'Joao Santos'],
    ['Ana-María López', 'Anamaria Lopez'],
    ['D’Souza, Peter', 'Peter De Souza'],
    ['Bob Smith', 'Robert Smyth'],
    ['Kate Thomson', 'Catherine Thompson'],
  ],
  'the Maghreb and the Gulf': [
    ['Mohamed Ben Hammou', 'Mohamed Benhammou'],
    ['Abderrahmane Cherif', 'Abd al-Rahman Sharif'],
    ['Noureddine Bouazza', 'Nur ad-Din Bou Azza'],
    ['Youssef Elmasri', 'Yusuf al-Masri'],
    ['Djamel Khelifa', 'Jamal Khalifa'],
    ['Oualid Haddad', 'Walid Haddad'],
  ],
  'a long name cut to its beginning': [
    ['Parvin Hartwell', 'Parvin Hartwellogounbimi'],
    ['Grigori Testwood', 'Grigori Testwoodiverashki'],
  ],
  'two keyboards and hidden marks': [
    ['Влaдимир Петров', 'Vladimir Petrov'],
    ['Pаul Stоne', 'Paul Stone'],
    ['Jo\u200bhn Ston\u00ade', 'John Stone'],
    ['Ｊｏｈｎ Ｓｔｏｎｅ', 'John Stone'],
    ['\u202eJohn Stone', 'John Stone'],
    ['JohnStone', 'John Stone'],
  ],
};

const TWO: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  'short names one letter apart': [
    ['Ali Testwood', 'Avi Testwood'],
    ['Tim Testwood', 'Jim Testwood'],
    ['Ann Testwood', 'Ian Testwood'],
  ],
  'the same consonants, another name': [
    ['Hasan Karimi', 'Hussein Karimi'],
    ['Mary Testwood', 'Omar Testwood'],
    ['Imad Saleh', 'Ahmed Saleh'],
  ],
  'unlike names in two scripts': [
    ['خالد الشامي', 'Tariq al-Shami'],
    ['דוד כהן', 'Daniel Cohen'],
    ['Сергей Кузнецов', 'Stepan Kuznetsov'],
    ['王伟', 'Wang Ming'],
  ],
  'surnames that share an ending': [
    ['Peter Johnson', 'Peter Jackson'],
    ['Maria Petrova', 'Maria Pavlova'],
    ['Jan Nowicki', 'Jan Nowakowski'],
  ],
};

for (const [habit, pairs] of Object.entries(ONE)) {
  test(`${habit}: one name in two writings`, () => {
    for (const [left, right] of pairs) assert.deepEqual([...unanswered(left, right), ...unanswered(right, left)], [], `${left} | ${right}`);
  });
}

for (const [trap, pairs] of Object.entries(TWO)) {
  test(`${trap}: two names`, () => {
    for (const [left, right] of pairs) assert.notDeepEqual(unanswered(left, right), [], `${left} | ${right}`);
  });
}

/** Parts of weight that nothing of the other name answers to. */
function unanswered(left: string, right: string): string[] {
  const [one, other] = [only(left), only(right)];
  return one.parts
    .filter((part, i) => {
      if (part.weak || part.initial) return false;
      const neighbours = [one.joined[i - 1], one.joined[i]].filter((each) => each !== undefined);
      const isJoined = neighbours.some((each) => other.parts.some((single) => isOneWriting(each, single)));
      const isSplit = other.joined.some((each) => isOneWriting(part, each));
      return !isJoined && !isSplit && !other.parts.some((single) => (alike(part.word, single.word)?.share ?? 0) >= 0.35);
    })
    .map((part) => part.raw);
}

/** As align.ts has it: written as one on one side, and otherwise much the same. */
function isOneWriting(part: NamePart, other: NamePart): boolean {
  const found = alike(part.word, other.word);
  const isClose = found !== null && found.kind !== 'similar' && found.kind !== 'two-letters' && found.kind !== 'nickname';
  return isClose && found.share >= 0.35 && Math.abs(part.text.length - other.text.length) <= 2;
}

function only(text: string): ReadName {
  const [read] = readNames([{ whole: text }]);
  assert.ok(read, text);
  return read;
}
