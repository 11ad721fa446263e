import type { commandsTexts } from '../../../workers/errors/texts/commands';
import type { Translation } from '../translation';

/** `pipeline/` 各命令读取和下载的文件的问题。 */
export const commandsZh: Translation<typeof commandsTexts> = {
  command: {
    wholeFile: '{{file}} 的 SHA-256 与预期不符，已删除。请再次运行该命令；它会重新下载各个软件包。',
    wholeModel: '{{file}} 的每个分片都与清单一致，但合起来的 SHA-256 不符。请从仓库恢复 manifest.json，然后重新运行 "npm run model"。',
    notJson: '{{path}} 不是 JSON。请用 "npm run regions" 重新生成。',
    recordedDamaged: '{{path}} 不是此版本的实验记录（{{at}}：{{reason}}）。请移走它以重新记录。',
    progressDamaged: '{{path}} 在“{{at}}”处已损坏或属于较早版本。请删除 {{cache}} 重新开始，或用 --cache 指定另一文件夹。',
    modelSize: '模型的分片共 {{found}} 字节，应为 {{expected}} 字节。请运行 "npm run model"。',
    regionFile: '无法读取区域文件 {{path}}。请从仓库恢复 public/regions，或运行 "npm run regions"。',
    notOpened: '无法打开 {{path}}。请运行 "npm run model"，或检查路径。',
    fileShrank: '文件在读取途中变短。请运行 "npm run model"。',
    notRead: '无法读取 {{folder}}。请运行 "npm run model"，或检查路径。',
    noModel: '{{folder}} 中没有 GGUF，也没有其分片。请运行 "npm run model"。',
    packagesDiffer: '软件包中的分片 {{part}} 与清单不符（SHA-256 应为 {{expected}}…，实为 {{found}}…）。请清除 pip 的缓存（"pip cache purge"），然后重新运行 "npm run model"。',
    notUnpacked: '无法从下载的软件包中取出 {{member}}：软件包已损坏或版本不同。请重新运行 "npm run model"。',
    pipFailed: 'pip 无法下载 {{name}}=={{version}}；其消息见上。请检查连接和 pip 的索引，然后重新运行 "npm run model"。',
    noPip: '模型用 pip 下载，但没有 pip、pip3 或 python3 -m pip。请安装带 pip 的 Python 3，然后重新运行 "npm run model"。',
  },
};
