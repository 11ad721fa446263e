/**
 * A host may answer a folder's address without its last slash with the page in it; then every relative address of the
 * page is wrong, and none of its scripts arrives. So this stands in the page itself, and the policy names its hash.
 * A host that takes the slash away again has redirected to here: it is left alone. So is a link whose number sign a
 * program encoded ("/%23v1&core=1", `app/link/travelled.ts`): it stands in the folder as it is.
 */
export const SLASH_SCRIPT =
  "{const{pathname:p,search:s,hash:h}=location,[n]=performance.getEntriesByType('navigation');" +
  "if(/\\/(?!%23)[^/.]+$/.test(p)&&!(n&&n.redirectCount))location.replace(p+'/'+s+h)}";
