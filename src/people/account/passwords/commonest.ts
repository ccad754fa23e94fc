/**
 * The commonest passwords of published lists, without the digits and signs people put around them
 * (`rules.ts` takes those off before it looks), so that one word here stands for all of
 * `password1`, `Password123!` and `P@ssw0rd2026`.
 */
const roots = `
password passwort passw passwd passwords passwordpassword pass pa admin administrator root letmein welcome willkommen login changeme change default secret
geheim qwerty qwertyuiop qwertz qwertzuiop asdf asdfgh asdfghjkl zxcvbn zxcvbnm yxcvbnm qazwsx qazwsxedc wsx qaz qwe asd zxc azerty azertyuiop q1w2e3r4
q1w2e3r4t5 q1w2e3r4t5y6 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx 1qaz2wsx3edc qweasdzxc qwer qwert asdfjkl abc abcd abcdef abcdefg abcdefgh abcdefghi
abcdefghij abcdefghijk a1b2c3d4 a1b2c3d4e5 aa bb iloveyou iloveyouso ichliebedich hallo hello hallohallo hellohello monkey dragon football fussball soccer
baseball basketball hockey golfer sunshine princess prinzessin superman batman spiderman starwars pokemon naruto master shadow michael jennifer jessica
ashley daniel andrew joshua matthew anthony thomas robert charlie jordan hunter ranger harley buster tigger ginger cookie summer sommer winter spring
autumn herbst monday montag freedom whatever trustno trustnoone computer internet samsung google facebook linkedin minecraft fortnite liverpool arsenal
chelsea barcelona bayern realmadrid ferrari mercedes porsche mustang corvette yamaha killer hottie lovely loveme lover babygirl baby angel angels
flower butterfly chocolate schokolade schatz mausi hase blink matrix phoenix mickey snoopy donald pepper maggie jasmine purple orange yellow silver
golden diamond diamant test tester testing testtest testpassword demo guest gast user username benutzer student lehrer school schule hello123world
helloworld cheese banana apple temp temppassword temporary newpassword mypassword yourpassword thepassword supersecret topsecret access access14
anteroom video meeting session november december oktober september january february januar februar
`;
export const commonRoots: ReadonlySet<string> = new Set(roots.split(/\s+/u).filter(Boolean));
