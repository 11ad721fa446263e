import type { Translation } from '../../i18n/translation';
import type { languageDimensionsEn } from './texts.en';

/** “language-dimensions”的中文文本。 */
export const languageDimensionsZh: Translation<typeof languageDimensionsEn> = {
  question: '一个残差维度承载一种语言吗？',
  answer:
    '{{of}} 个维度各为一种语言的区域最集中之处，其中 {{count}} 个对该语言的损害大于对其他语言的中位数，也大于随机抽取的维度。',
  found:
    '{{language}}：维度 {{dimension}} 含其区域的 {{share}}；单独移除它，{{language}}的困惑度变为 {{own}}，其他语言的中位数为 {{others}}，随机抽取的维度使{{language}}变为 {{random}}；移除区域为 {{region}}，不含该维度的区域为 {{except}}。',
  figure: '困惑度与完整模型之比，每种语言一个点，实心为该行所指的语言；线为中位数，菱形为各对照的中位数',
  caption: '移除各维度、各区域以及不含该维度的各区域后每词元的困惑度',
  parts: {
    dimension: '{{language}}的维度 {{dimension}}',
    region: '{{language}}的区域',
    except: '不含维度 {{dimension}} 的{{language}}区域',
  },
  control: {
    matched: '同样多、同样大小的随机权重',
    random: '随机抽取的维度，其权重范数相近',
  },
  run: '实时运行',
  paper:
    '论文说核心位于少数维度，移除其中一个就可能足够。关于单一语言的维度它没有说什么：这是本页自己的问题。',
  model:
    '对每种有区域的语言，取公式 5 之后的区域权重最多的残差维度（q、k、v、gate、up 的输入，o、down 的输出）。先在所有矩阵中整体移除它；再移除不含其中权重的区域。',
  misleads:
    '该维度是按区域选出的，因此它对该语言重要并不意外；它对其他语言不重要才是。移除整个维度所去掉的权重远多于区域在其中的权重。每种语言只抽取了一个范数相近的维度：换一次抽取结果会不同。',
};
