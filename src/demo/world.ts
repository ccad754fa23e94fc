/**
 * The demo organisation: made up, believable, the same every time; dates are counted from the day
 * it is made.
 */
export const organisation = 'Lindenhof Institute';
export const zone = 'Europe/Berlin';

export type DemoGroup = {
  readonly name: string;
  readonly description: string;
  readonly managers: readonly number[];
  readonly members: readonly number[];
  readonly inside?: string;
};
const span = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at);

/** Numbers are places in `people`. Person 1 manages four groups; person 2 takes part in five. */
export const groups: readonly DemoGroup[] = [
  {
    name: 'All staff',
    description: 'Everyone who works here.',
    managers: [0, 1],
    members: span(3, 14),
  },
  {
    name: 'Embedded systems, year 2',
    description: 'Lecture and exercises, winter term.',
    managers: [1],
    members: [2, ...span(15, 32)],
  },
  {
    name: 'Robotics lab',
    description: 'Arms, rovers and the people who keep them running.',
    managers: [1, 4],
    members: [2, 6, 7, 16, 21, 25, 33, 38, 44],
  },
  {
    name: 'Motor control test bench',
    description: 'Users of bench 3.',
    managers: [4],
    members: [7, 25, 33, 52],
    inside: 'Robotics lab',
  },
  {
    name: 'Thesis circle',
    description: 'Weekly progress of everyone who writes a thesis.',
    managers: [1, 9],
    members: [2, 18, 23, 35, 41, 47, 53],
  },
  {
    name: 'Safety instruction 2026',
    description: 'Compulsory for all who enter the labs.',
    managers: [5],
    members: [2, ...span(15, 50)],
  },
  {
    name: 'Data analysis course',
    description: 'Statistics and Python, evenings.',
    managers: [9],
    members: span(34, 56),
  },
  {
    name: 'First-year tutors',
    description: 'Those who help the new ones.',
    managers: [12],
    members: [20, 27, 30, 39, 46],
  },
  {
    name: 'Optics lab',
    description: 'Laser hall and clean room.',
    managers: [8],
    members: [11, 19, 28, 45, 55],
  },
  {
    name: 'Language café',
    description: 'Open talk, two languages, one hour.',
    managers: [10, 13],
    members: [2, 24, 26, 36, 37, 40, 43, 54, 57],
  },
  { name: 'Board', description: 'Heads of the departments.', managers: [0], members: [8, 9, 12] },
  {
    name: 'Open evening team',
    description: 'Preparing the open evening in spring.',
    managers: [1],
    members: [14, 31, 42, 49, 58, 59],
  },
];

export type DemoSession = {
  readonly title: string;
  readonly description: string;
  readonly group: string;
  readonly hosts: readonly number[];
  /** Days from today (0: today; 'now': it is running), and the wall clock there. */
  readonly day: number | 'now';
  readonly at: string;
  readonly minutes: number | null;
  readonly weeks?: number;
  readonly hidden?: boolean;
  readonly cancelled?: string;
};
export const sessions: readonly DemoSession[] = [
  {
    title: 'Open lab hour',
    description: 'Come in with whatever does not work yet.',
    group: 'Robotics lab',
    hosts: [1, 4],
    day: 'now',
    at: '',
    minutes: 120,
  },
  {
    title: 'Questions before the exercise',
    description: 'Sheet 6: interrupts and timers.',
    group: 'Embedded systems, year 2',
    hosts: [1],
    day: 0,
    at: '18:00',
    minutes: 60,
  },
  {
    title: 'Embedded systems: lecture',
    description: 'Slides are on the course page. Bring last week’s board.',
    group: 'Embedded systems, year 2',
    hosts: [1],
    day: -21,
    at: '10:15',
    minutes: 90,
    weeks: 12,
  },
  {
    title: 'Thesis circle',
    description: 'Five minutes each: what went well, what is stuck.',
    group: 'Thesis circle',
    hosts: [9],
    day: -20,
    at: '14:00',
    minutes: 75,
    weeks: 16,
  },
  {
    title: 'Staff meeting',
    description: 'Agenda in the usual place.',
    group: 'All staff',
    hosts: [0],
    day: -14,
    at: '09:00',
    minutes: 45,
    weeks: 10,
  },
  {
    title: 'Safety instruction, laser and lift',
    description: 'Needed before the first visit to the lab. With questions at the end.',
    group: 'Safety instruction 2026',
    hosts: [5],
    day: 1,
    at: '13:30',
    minutes: 60,
  },
  {
    title: 'Safety instruction, repeat',
    description: 'For those who missed the first date.',
    group: 'Safety instruction 2026',
    hosts: [5],
    day: 8,
    at: '13:30',
    minutes: 60,
  },
  {
    title: 'Regression, by hand and by machine',
    description: 'Evening class.',
    group: 'Data analysis course',
    hosts: [9],
    day: -7,
    at: '19:00',
    minutes: 90,
    weeks: 6,
  },
  {
    title: 'Bench 3: who needs it when',
    description: 'Planning the next two weeks.',
    group: 'Motor control test bench',
    hosts: [4],
    day: 2,
    at: '11:00',
    minutes: 30,
  },
  {
    title: 'Language café',
    description: 'German and English, everybody is welcome.',
    group: 'Language café',
    hosts: [10],
    day: -3,
    at: '17:00',
    minutes: 60,
    weeks: 8,
  },
  {
    title: 'Alignment of the new laser',
    description: 'Hands-on, with the camera on the table.',
    group: 'Optics lab',
    hosts: [8],
    day: 3,
    at: '15:00',
    minutes: null,
  },
  {
    title: 'Tutors: the first month',
    description: 'What the new ones ask most.',
    group: 'First-year tutors',
    hosts: [12],
    day: -5,
    at: '12:30',
    minutes: 45,
  },
  {
    title: 'Budget 2027',
    description: 'Draft for the board.',
    group: 'Board',
    hosts: [0],
    day: 4,
    at: '16:00',
    minutes: 90,
    hidden: true,
  },
  {
    title: 'Open evening: stations and signs',
    description: 'Who does what.',
    group: 'Open evening team',
    hosts: [1],
    day: 5,
    at: '18:30',
    minutes: 60,
  },
  {
    title: 'Robot arm demonstration',
    description: 'For visitors of the partner school.',
    group: 'Robotics lab',
    hosts: [4],
    day: 6,
    at: '10:00',
    minutes: 45,
    cancelled: 'The arm is at the workshop until December.',
  },
];

/** Waiting contact requests: from, to (places in `people`, or an outsider's name). */
export const requests: readonly {
  readonly from: number | string;
  readonly to: number | string;
  readonly message: string;
}[] = [
  {
    from: 'Robin Castellano',
    to: 1,
    message: 'We met at the robotics fair. Could I join your open lab hour?',
  },
  { from: 51, to: 1, message: 'I would like to help with the open evening.' },
  { from: 'Wiebke Hansen', to: 1, message: '' },
  { from: 1, to: 22, message: 'For the thesis circle.' },
  { from: 2, to: 29, message: 'Shall we learn together?' },
];
export const contacts: readonly (readonly [number | string, number | string])[] = [
  [1, 2],
  [1, 4],
  [1, 14],
  [1, 31],
  [1, 42],
  [1, 16],
  [1, 21],
  [1, 'Yusuf Demir'],
  [4, 7],
  [9, 2],
  [2, 16],
  [2, 24],
  [0, 1],
];

/** Rooms without dates: whose they are, and who waits before them. */
export type DemoRoom = {
  readonly kind: 'ad-hoc' | 'standing';
  readonly title: string;
  readonly owner: number;
  readonly door: 'open' | 'members' | 'locked' | 'closed';
  readonly says: string;
  readonly guests: readonly {
    readonly name: string;
    readonly message: string;
    readonly minutes: number;
  }[];
  readonly people: readonly {
    readonly person: number;
    readonly message: string;
    readonly minutes: number;
  }[];
};
export const rooms: readonly DemoRoom[] = [
  {
    kind: 'standing',
    title: 'Office hours of Jonas Okafor',
    owner: 1,
    door: 'locked',
    says: 'One at a time: please wait here, I let you in when I am free.',
    guests: [
      { name: 'Paul from the partner school', message: 'About the visit on Friday.', minutes: 6 },
    ],
    people: [
      { person: 16, message: 'Is the board for exercise 6 back from repair?', minutes: 4 },
      { person: 33, message: '', minutes: 2 },
    ],
  },
  {
    kind: 'standing',
    title: 'Miriam’s room',
    owner: 0,
    door: 'members',
    says: '',
    guests: [],
    people: [],
  },
  {
    kind: 'ad-hoc',
    title: 'Call with the supplier of the rover',
    owner: 1,
    door: 'members',
    says: 'We start when everybody is here.',
    guests: [],
    people: [],
  },
  {
    kind: 'standing',
    title: 'Learning together',
    owner: 2,
    door: 'open',
    says: '',
    guests: [],
    people: [],
  },
];
