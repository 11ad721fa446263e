/** What is wrong with a region file, a saved own region or a recipe. */
export const regionsTexts = {
  recipe: {
    invalid:
      'This recipe is not valid at "{{at}}": {{expected}} was expected, {{found}} found. Take the link or file from "Share" again.',
    norm: 'This model has no norm "{{norm}}"; it has {{norms}}. Choose one of these.',
    layer: 'This model has layers 0 to {{last}}; layer {{found}} was asked for.',
    dimension: 'The residual stream has dimensions 0 to {{last}}; dimension {{found}} was asked for.',
    normDimension: 'The norm "{{norm}}" has dimensions 0 to {{last}}; dimension {{found}} was asked for.',
    output: 'The matrix "{{matrix}}" has outputs 0 to {{last}}; output {{found}} was asked for.',
    input: 'The matrix "{{matrix}}" has inputs 0 to {{last}}; input {{found}} was asked for.',
  },
  region: {
    otherModelLoaded:
      'The regions here belong to the model with SHA-256 {{expected}}…, but {{found}}… is loaded. Load the default model to use them; dimensions and single weights can be edited in any model.',
    noOwn: 'There is no own region to save: find one first, or open one that you saved.',
    noFiles: 'No region files are there for this model.',
    filesNeeded:
      'The region of "{{of}}" is needed and no region files are there. Add them with "npm run regions".',
    share:
      'The {{kind}} region of "{{of}}" is available at {{shares}} % only, not at {{share}} %. Choose one of these shares.',
    layerData:
      'The data of layer {{layer}}, "{{matrix}}" in this region file does not hold the {{weights}} weights that its header lists. Make the file again with "npm run regions".',
    headerJson: 'The header of this region file is not readable JSON. Make the file again.',
    headerInvalid:
      'The header of this region file is not valid at "{{at}}": {{expected}} was expected, {{found}} found. Make the file again with "npm run regions".',
    otherModel:
      'This region file belongs to {{model}} (SHA-256 {{expected}}…); the model here has SHA-256 {{found}}…. Use the region files of this model, or make them with "npm run regions".',
    shape:
      'This region file describes {{layers}} layers with matrices of {{sizes}} weights; this model has {{modelLayers}} layers with {{modelSizes}}. Use the region files of this model.',
    headerContradicts:
      'The header of this region file contradicts itself or its {{bytes}} bytes of data. Make the file again with "npm run regions".',
    indexOtherModel:
      'These regions belong to a model with SHA-256 {{expected}}…; the model here has {{found}}…. Use the regions of this model, or make them with "npm run regions".',
    ownMissing:
      'The region of your own text is needed, and none is here: a link or a reload does not carry it. Find it again under "Find a region from my text", or open the file that you saved.',
    otherRegion:
      'The file {{file}} should hold the {{kind}} region of "{{of}}"; it holds the {{foundKind}} region of "{{foundOf}}". Make the regions again with "npm run regions".',
    none: 'There is no {{kind}} region of "{{of}}" for this model. Make it with "npm run regions".',
    notAvailable:
      'The {{kind}} region of "{{of}}" is available at {{available}} only, and {{share}} % was asked for (the rule "paper" needs top and bottom). Choose one of these, or the rule "code" with the top region.',
    words: 'A region of this model has {{expected}} words; these are {{found}}. Use bits of the same model.',
    noWeight: 'Weight {{weight}} of "{{matrix}}" does not exist: the matrix has {{weights}} weights.',
    noMatrix:
      'Layer {{layer}}, matrix "{{matrix}}" does not exist: this model has layers 0 to {{lastLayer}} and matrices {{matrices}}.',
    shapesDiffer: 'These two regions belong to models of different shapes; compare regions of one model.',
    levels: 'Layer {{layer}}, "{{matrix}}" has {{weights}} weights; levels for {{levels}} were given.',
    magic: 'A region file begins with "LRGN"; these {{bytes}} bytes do not. Check the address of the file.',
    version:
      'This region file has format version {{found}}; this page reads version {{read}}. Reload the page to get its latest version, or make the file again.',
    size: 'This region file should have {{expected}} bytes; {{found}} were found. Download it again.',
    checksum: 'The checksum of this region file does not fit: the file was altered. Download it again.',
    headerTooLarge:
      'The header of this region file has {{bytes}} bytes; at most {{most}} are read. Make the file again.',
    randomCount:
      'A random region of layer {{layer}}, "{{matrix}}" needs a count of 0 to {{most}}; this is {{found}}.',
    indexInvalid:
      'The index of the regions is not valid at "{{at}}": {{expected}} was expected, {{found}} found. Make it again with "npm run regions".',
    level: 'Weight {{weight}} has level {{found}}; the region has {{levels}}.',
    shares: 'Shares must ascend within 0 to 100 %; these are {{shares}}.',
    importance:
      'Importances must be finite and not negative; number {{at}} is {{found}}. Compute them again.',
    fileIsPage:
      'A region file was expected at {{path}}, but the host answered with a page instead. Restore public/regions from the repository, or run "npm run regions".',
    fileStatus:
      'A region file was expected at {{path}}, but the host answered {{status}}. Restore public/regions from the repository, or run "npm run regions".',
  },
  ownRegion: {
    headerContradicts: 'The header of this own-region file contradicts its data. Find the region again.',
    part: 'Part {{part}} of this own-region file should hold "{{of}}" {{kind}}; it holds "{{foundOf}}" {{foundKind}}. Find the region again.',
    none: 'This own-region file holds no region. Find it again.',
    single:
      'This is a single region, as they ship with the page; a file saved under "Find a region from my text" was expected. Open one of those.',
    magic:
      'A saved own region begins with "LROW"; these {{bytes}} bytes do not. Open a file saved under "Find a region from my text".',
    version:
      'This own region has format version {{found}}; this page reads version {{read}}. Reload the page to get its latest version, or find the region again.',
    tooLarge: 'This file has {{bytes}} bytes; an own region has at most {{most}}. Find the region again.',
    checksum:
      'The checksum of this own-region file does not fit: it was cut short or altered. Take another copy, or find the region again.',
    headerJson: 'The header of this own-region file is not readable JSON. Find the region again.',
    headerInvalid:
      'The header of this own-region file is not valid at "{{at}}": {{expected}} was expected, {{found}} found. Find the region again.',
  },
} as const;
