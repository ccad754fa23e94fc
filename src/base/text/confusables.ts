/**
 * Letters that look alike, from Unicode's confusables (UTS 39, confusables.txt): each word is one
 * class, led by the letter that stands for it. Left out: what NFKD makes the same anyway, marks,
 * and signs, which no comparison sees.
 */
export const classes: readonly string[] = [
  'O0ΟОՕ߀০ଠ୦ዐⲞⵔ〇ꓳ𐊒𐊫𐐄𐓂𐔖𑓐𑢵𑣠 2ƧϨᒿꙄꛯꝚ 3ƷȜЗӠⳌꝪꞫ𑣊𖼻 4Ꮞ𑢯 5Ƽ𑢻 6бᏮⳒ𑣕 7𐓒𑣆 8Ȣȣ৪੪𐌚𞣋 9৭੧୨൭ⳊꝮ𑢬𑣌𑣖 AΑАᎪᗅꓮ𐊠𖽀',
  'BΒВᏴᗷꓐꞴ𐊂𐊡𐌁 CСᏟⲤꓚ𐊢𐌂𐐕𐔜𑣩𑣲 DᎠᗞᗪꓓ EΕЕᎬⴹꓰ𐊆𑢦𑢮 FϜᖴꓝꞘ𐊇𐊥𐔥𑢢𑣂 GԌᏀᏳꓖ HΗНᎻᕼⲎꓧ𐋏 JͿЈᎫᒍꓙꞲ KΚКᏦᛕⲔꓗ𐔘 LᏞᒪⳐꓡ𐐛𐔦𑢣𑢲𖼖',
  'MΜϺМᎷᗰᛖⲘꓟ𐊰𐌑 NΝⲚꓠ𐔓 PΡРᏢᑭⲢꓑ𐊕 Qⵕ RƦᎡᏒᖇꓣ𐒴𖼵 SЅՏᏕᏚꓢ𐊖𐐠𖼺 TΤТᎢⲦꓔ𐊗𐊱𐌕𑢼𖼊 UՍሀᑌꓴ𐓎𑢸𖽂 VѴ٧۷Ꮩᐯⴸꓦꛟ𐔝𑢠𖼈 WԜᎳᏔꓪ𑣦𑣯',
  'XΧХᚷⲬⵝꓫꞳ𐊐𐊴𐌗𐌢𐔧𑣬 YΥУҮᎩᎽⲨꓬ𐊲𑢤𖽃 ZΖᏃꓜ𐋵𑢩𑣥 aɑαа bƄЬᏏᑲᖯ cсᴄⲥꮯ𐐽 dԁᏧᑯꓒ eеҽꬲ fքẝꞙꬵ gƍɡցᶃ hһհᏂ iıɩɪιіӏᎥꙇꭵ𑣃',
  'jϳј l1I|ƖǀΙІӀוןا١۱ߊᛁⲒⵏꓲ𐊊𐌉𐌠𖼨𞣇 nոռ oοσоօסه٥ھہە۵०੦૦௦౦೦ഠ൦๐໐ဝ၀ჿᴏᴑⲟꬽ𐐬𐓪𑣈𑣗 pρрⲣ qԛգզ rгᴦⲅꭇꭈꮁ sƽѕꜱꮪ𐑈𑣁',
  'uʋυսᴜꞟꭎꭒ𐓶𑣘 vνѵטᴠꮩ𑜆𑣀 wɯѡԝաᴡꮃ𑜊𑜎𑜏 xхᕁᕽ yɣʏγуүყᶌỿꭚ𑣜 zᴢꮓ𑣄 ÞϷ𐓄 ßβᏰꞵ þƿϸ ĸκкᴋⲕꮶ ƅьꮟ ƆϽↃꓛ𐐣 Ǝⴺꓱ ƏӘ ƐԐᏋ𐐁𖼭',
  'ƨϩᴤꙅ ƩΣⵉ ƫᎿ Ʊᘮᘴ ǃⵑ ǝəә ǶԊ ȝʒӡჳⳍꝫ ȷյ ɁʔॽᎮꛫ ɂꭾ ɅΛЛ٨۸ᐱⴷꓥꛎ𐊍𐒰𖼽 ɋᶐ ɔͻᴐↄ𐑋 ɛεєԑⲉꞓꮛ𐐩𑣎 ɜзᴈ ɞ𐑂 ɢԍᏻꮐ ɰպሣ ɷ𐐿',
  'ɸφфⲫ ʀꭱꮢ ʃꭍ ʌᴧ𐓘 ʍмᴍꮇ ʘⵙꙨ𐓃 ʙвᏼ ʚꞝ𐐪 ʜнꮋ ʟⳑꮮ𐑃 ʡꛍ ʹʻʼʽʾˈˊˋיߴߵᑊᛌꞌ ʿՙ ːꓽ ͰᎨᎰⱵꚱ ͶИꚡ𐐥 ͷиᴎ𐑍 ͽꜿ ΓГᎱᒥⲄ𖼇',
  'ΔᐃⲆⵠ𐊅𐊣𖼚 ΠПⲠꛛ ΦФՓቀᛰⲪ𐊳 ΨѰᛘⲮ𐊵𐓑 Ωᘯᘵ𐊶 δծᕷẟ λⲖ𐓛 πпᴨ ςϛ τтᴛꭲ χⲭꭓꭕ ψѱ𐓹 ωⲱꙍꞷ ϗⳤ Ϙ𐊭𐌒 ϬⳜ ϿꜾ ЄⲈꞒ Ћ𐓍 ШⲼ лᴫ',
  'шⲽ яᴙ љꭠ ѠᏇᗯ ҶӋ ҷӌ Ӄ𐒼 Իኮ Մሆ Ոበᑎꓵ Պጣ Ռቡ ձኔ ةۃ د𐋡 ص𐋲 ط𐋨 فڧ كکڪ وࢱ𐋤 ىيٮںیےࢽ ٠۰ꓸ ٢۲ꧏ ٣۳𞣉 ٤۴ ٦۶ ٩۹१𑣤',
  'ٯڡࢻࢼ ٻې ڬݢ گࢰ ݔݧࢩ ऽઽ २૨ ३૩ ४૪ ८૮ ॱൎ ঘ𑒒 চ𑒔 জ𑒖 ঞ𑒘 ট𑒙 ড𑒛 ণ𑒪 ত𑒞 থ𑒟 দ𑒠 ধ𑒡 ন𑒢 প𑒣 ব𑒩 ম𑒧 য𑒨 র𑒫 ল𑒝 ষ𑒭 স𑒮',
  'ঽ𑓄 ১𑓑 ২𑓒 ৬𑓖 அ௮ ஈர உ௨ഉ எ௭ ஐஜജ க௧ ச௪ ணണ ய௰ ழഴ ஶശ అಅ ఆಆ ఇಇ ఒಒ జಜ ఞಞ ణಣ యಯ ఱಱ లಲ ౧೧ ౨೨ ౯೯ ഞൡ രറ ජ෪',
  'ද෫ ขฃ คดต ฆม จຈ ชซ ฎฏ ฑท บບ ปປ ฝຝ พພ ฟຟ ภฦ ยຍ าๅ རཪ ၁ၥ ႠꞆ ᄀᆨ ᄂᆫ ᄃᆮ ᄅᆯ ᄆᆷ ᄇᆸ ᄉᆺ ᄋᆼ ᄌᆽ ᄎᆾ ᄏᆿ ᄐᇀ',
  'ᄑᇁ ᄒᇂ ᅀᇫ ᅌᇰ ᅙᇹ ᅳー一ꟷ ᅵ丨 ᐡᓑ ᐧꞏ ᐩᕀ ᐳ𖼿 ᐸᚲ ᒉᘃ ᒐᘂ ᓓᘄ ᓚᘇ ᕃᘢ ᕆᘣ ᕊᘤ ᖵℲꓞ ᖷꟻ ᗄⱯꓯ ᗡꓷ ᙠꓭ ᚹꚰ ᚼᛡ ᚽᛂ ᛜ𐊔𑢷 ᛦ𐓐 ᛯⵣ',
  'អឣ ᠵᡕ ᡜᢖ ᣛᣵ ᦞ᧐ ᦱ᧑ ᩅ᪀᪐ ᬍ᭒ ᬑ᭓ ᬨ᭘ ᴀꭺ ᴅꭰ ᴇꭼ ᴊꭻ ᴘᴩꮲ ⰿꦒ Ɒ𐐟 ⱶꮀ Ⳇ〳ノ丿 ⵀ𐊸 く𡿨 へヘ イ亻 エ工 カ力 タ夕 ト卜 ニ二 ハ八 ロ口囗',
  '㖈䎛 㘽㦳 㩁搉 㫚曶 㬵胶 㬺幐 㬻䐠 㮣槩 䀹鿃 䀿晣 䑃朦 䚶訞 併倂 値值 啓啟 土士 塡填 墫壿 媯嬀 帡帲 戶戸 晚晩 朌肦 朏胐 朐胊 朓脁 朘脧 朣膧 杮柿 榝樧 溈潙 研硏',
  '絕絶 胼腁 蒍蔿 蘷虁 訮詽 讆讏 豜豣 赿趆 跥跺 躗躛 軿輧 郎郞 鎭鎮 隷隸 鹂鹃 黑黒 ꓕꞱ ꓤꞞ ꓶ𐐑𖼦 ꙌꞶ Ꙙ𖼜 ꙩ𐓫 Ꚛ𐊨 ꜧꞕ Ꝺꝺ Ꞛ𐐒 ꞛ𐐺 ꣻ𑇜 ꦝꦣ ꨁ꩓ ꨣ꩖',
  '𐎂𐏑 𐎓𐏓 𐎚𒀸 𐒆𐒠 𐦞𓋹 𐲂𐳼 𐲥𐳺 𑖂𑗘𑗙 𑖃𑗚 𑖄𑗛',
].flatMap((line) => line.split(' '));
/** Letters that look like several. */
export const sequences: { readonly [letters: string]: string } = {
  AA: 'Ꜳ',
  AE: 'ÆӔ',
  AO: 'Ꜵ',
  AU: 'Ꜷ',
  AV: 'ꜸꜺ',
  AY: 'Ꜽ',
  OE: 'Œ',
  OO: 'ꝎꚘ',
  T3: 'Ꜩ',
  aa: 'ꜳ',
  ae: 'æӕ',
  ao: 'ꜵ',
  au: 'ꜷ',
  av: 'ꜹꜻ',
  ay: 'ꜽ',
  bl: 'Ы',
  dz: 'ʣ',
  lO: 'Ю',
  ll: 'ǁװ',
  ls: 'ʪ',
  lz: 'ʫ',
  oe: 'œ',
  oo: 'ꝏꚙ',
  rn: '𑣣m𑜀',
  tf: 'ꝷ',
  ts: 'ʦ',
  ue: 'ᵫ',
  uo: 'ꭣ',
};
/**
 * What confusables.txt leaves to the eye: a small and a capital letter of another alphabet look
 * like different ones of ours, a capital I like a small l, strokes through a letter are overlooked,
 * and small capitals are letters.
 */
export const besides: readonly (readonly [letter: string, looks: string])[] = [
  'i=l m=rn w=vv в=b з=3 и=u к=k м=rn н=h т=t ε=e η=n κ=k μ=u τ=t χ=x ω=vv',
  'ᴀ=a ʙ=b ᴅ=d ᴇ=e ꜰ=f ɢ=g ʜ=h ᴊ=j ᴋ=k ʟ=l ᴍ=m ɴ=n ᴘ=p ʀ=r ᴛ=t ʏ=y',
  'ł=l ø=o đ=d ð=d ħ=h ŧ=t ß=ss ẞ=ss Ł=L Ø=O Đ=D Ð=D Ħ=H Ŧ=T',
].flatMap((line) => line.split(' ').map((pair): [string, string] => [pair[0]!, pair.slice(2)]));

/**
 * Letters in circles and squares whose Unicode gives no letter for them: 🅐, 🅰, and 🇦, which stands
 * alone as a letter.
 */
const FRAMED = [0x1f150, 0x1f170, 0x1f1e6];
export const unframed = (text: string): string =>
  text.replaceAll(/[\u{1f150}-\u{1f169}\u{1f170}-\u{1f189}\u{1f1e6}-\u{1f1ff}]/gu, (sign) => {
    const code = sign.codePointAt(0)!;
    return String.fromCodePoint(0x41 + code - FRAMED.findLast((first) => first <= code)!);
  });
