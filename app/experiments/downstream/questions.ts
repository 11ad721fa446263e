import type { ChoiceQuestion } from '../../../workers/protocol/questions';
import type { QuestionLanguage } from '../../figures/downstream';

type Wording = readonly [question: string, a: string, b: string, c: string, d: string];

interface OwnQuestion {
  readonly id: string;
  readonly answer: 0 | 1 | 2 | 3;
  readonly en: Wording;
  readonly ar: Wording;
}

/**
 * Questions of everyday knowledge, written for this project in English and Arabic. Every letter is right five times,
 * so that a model which always answers with one letter gets 25 %, as guessing does.
 */
const QUESTIONS: readonly OwnQuestion[] = [
  {
    id: 'bees',
    answer: 1,
    en: ['What do bees make?', 'Milk', 'Honey', 'Wool', 'Salt'],
    ar: ['ماذا يصنع النحل؟', 'الحليب', 'العسل', 'الصوف', 'الملح'],
  },
  {
    id: 'week',
    answer: 2,
    en: ['How many days are in a week?', 'Five', 'Six', 'Seven', 'Ten'],
    ar: ['كم عدد أيام الأسبوع؟', 'خمسة', 'ستة', 'سبعة', 'عشرة'],
  },
  {
    id: 'sun',
    answer: 0,
    en: ['Where does the sun rise?', 'In the east', 'In the west', 'In the north', 'In the south'],
    ar: ['من أين تشرق الشمس؟', 'من الشرق', 'من الغرب', 'من الشمال', 'من الجنوب'],
  },
  {
    id: 'ice',
    answer: 3,
    en: ['What does water become when it freezes?', 'Steam', 'Oil', 'Sand', 'Ice'],
    ar: ['إلى ماذا يتحول الماء عندما يتجمد؟', 'بخار', 'زيت', 'رمل', 'جليد'],
  },
  {
    id: 'cat',
    answer: 2,
    en: ['How many legs does a cat have?', 'Two', 'Three', 'Four', 'Six'],
    ar: ['كم عدد أرجل القطة؟', 'اثنتان', 'ثلاث', 'أربع', 'ست'],
  },
  {
    id: 'egypt',
    answer: 0,
    en: ['What is the capital of Egypt?', 'Cairo', 'Paris', 'Tokyo', 'Lima'],
    ar: ['ما هي عاصمة مصر؟', 'القاهرة', 'باريس', 'طوكيو', 'ليما'],
  },
  {
    id: 'see',
    answer: 3,
    en: ['Which part of the body do we see with?', 'The hands', 'The nose', 'The ears', 'The eyes'],
    ar: ['بأي جزء من الجسم نرى؟', 'اليدان', 'الأنف', 'الأذنان', 'العينان'],
  },
  {
    id: 'bread',
    answer: 1,
    en: ['What is bread baked from?', 'Stones', 'Flour', 'Leaves', 'Glass'],
    ar: ['ممَّ يُصنع الخبز؟', 'الحجارة', 'الدقيق', 'الأوراق', 'الزجاج'],
  },
  {
    id: 'cold',
    answer: 3,
    en: ['Which season is the coldest?', 'Spring', 'Summer', 'Autumn', 'Winter'],
    ar: ['أي فصل هو الأبرد؟', 'الربيع', 'الصيف', 'الخريف', 'الشتاء'],
  },
  {
    id: 'sum',
    answer: 1,
    en: ['What is two plus three?', 'Four', 'Five', 'Six', 'Nine'],
    ar: ['ما ناتج اثنين زائد ثلاثة؟', 'أربعة', 'خمسة', 'ستة', 'تسعة'],
  },
  {
    id: 'fish',
    answer: 2,
    en: ['Where do fish live?', 'In trees', 'In the desert', 'In water', 'In the clouds'],
    ar: ['أين تعيش الأسماك؟', 'في الأشجار', 'في الصحراء', 'في الماء', 'في السحاب'],
  },
  {
    id: 'umbrella',
    answer: 0,
    en: ['What is an umbrella for?', 'Rain', 'Music', 'Cooking', 'Writing'],
    ar: ['لماذا تُستعمل المظلة؟', 'للمطر', 'للموسيقى', 'للطبخ', 'للكتابة'],
  },
  {
    id: 'doctor',
    answer: 3,
    en: ['Who treats sick people?', 'A baker', 'A driver', 'A painter', 'A doctor'],
    ar: ['من يعالج المرضى؟', 'الخباز', 'السائق', 'الرسام', 'الطبيب'],
  },
  {
    id: 'banana',
    answer: 1,
    en: ['What colour is a ripe banana?', 'Blue', 'Yellow', 'Black', 'Purple'],
    ar: ['ما لون الموزة الناضجة؟', 'أزرق', 'أصفر', 'أسود', 'بنفسجي'],
  },
  {
    id: 'hour',
    answer: 2,
    en: ['How many minutes are in an hour?', 'Ten', 'Thirty', 'Sixty', 'Ninety'],
    ar: ['كم دقيقة في الساعة؟', 'عشر', 'ثلاثون', 'ستون', 'تسعون'],
  },
  {
    id: 'night',
    answer: 0,
    en: ['What shines in the sky at night?', 'The moon', 'A carpet', 'A lemon', 'A door'],
    ar: ['ماذا يضيء في السماء ليلا؟', 'القمر', 'السجادة', 'الليمونة', 'الباب'],
  },
  {
    id: 'wood',
    answer: 3,
    en: ['Where does wood come from?', 'Rivers', 'Cows', 'Clouds', 'Trees'],
    ar: ['من أين يأتي الخشب؟', 'الأنهار', 'الأبقار', 'السحب', 'الأشجار'],
  },
  {
    id: 'largest',
    answer: 1,
    en: ['Which of these animals is the largest?', 'A mouse', 'An elephant', 'A hen', 'A rabbit'],
    ar: ['أي هذه الحيوانات أكبر؟', 'الفأر', 'الفيل', 'الدجاجة', 'الأرنب'],
  },
  {
    id: 'books',
    answer: 2,
    en: ['Where can you borrow books?', 'At a garage', 'At a farm', 'At a library', 'At a harbour'],
    ar: ['أين يمكنك استعارة الكتب؟', 'في المرأب', 'في المزرعة', 'في المكتبة', 'في الميناء'],
  },
  {
    id: 'hot',
    answer: 0,
    en: ['Which of these is hot?', 'Fire', 'Snow', 'Ice', 'Frost'],
    ar: ['أي من هذه حار؟', 'النار', 'الثلج', 'الجليد', 'الصقيع'],
  },
];

/** The project's questions in one language. */
export function ownQuestions(language: QuestionLanguage): readonly ChoiceQuestion[] {
  return QUESTIONS.map(({ id, answer, [language]: [question, ...choices] }) => ({
    id,
    question,
    choices,
    answer,
  }));
}
