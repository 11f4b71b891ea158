/** What readers see on the 13 pages of `../shared/corpora/html`: facts, labelled by hand. */
export interface PageLabel {
  readonly title: string;
  readonly byline: readonly string[];
  /** Day of publication at the outlet's own clock. */
  readonly date: string;
  readonly outlet: string;
}

const label = (title: string, byline: readonly string[], date: string, outlet: string): PageLabel => ({
  title,
  byline,
  date,
  outlet,
});

export const pageLabels: ReadonlyMap<string, PageLabel> = new Map([
  [
    'albawaba.com_833caf3b.html',
    label(
      'World Community Lashes Out at US for No Longer Considering Israeli Settlements Illegal',
      [],
      '2019-11-20',
      'Al Bawaba',
    ),
  ],
  [
    'aljazeera.com_7916ecca.html',
    label('US service members killed in Afghanistan helicopter crash', [], '2019-11-20', 'Al Jazeera'),
  ],
  [
    'cbsnews.com_7a664e40.html',
    label(
      "Key moments from Kurt Volker's and Tim Morrison's impeachment hearing testimony",
      ['Stefan Becket', 'Kathryn Watson', 'Grace Segers'],
      '2019-11-20',
      'CBS News',
    ),
  ],
  [
    'cnbc.com_374ac9a5.html',
    label(
      'Emirates inks $9 billion order for 30 Boeing 787 jets, will restart plans to expand airline by early 2020s',
      ['Natasha Turak'],
      '2019-11-20',
      'CNBC',
    ),
  ],
  [
    'deccanherald.com_39d5c43b.html',
    label(
      'Beijing tariff demands may expand US-China trade deal',
      ['Reuters'],
      '2019-11-20',
      'Deccan Herald',
    ),
  ],
  [
    'express.co.uk_624fcd90.html',
    label(
      'Hong Kong chaos: China deploys troops and warns SURRENDER is only option',
      ['Laura Mowat'],
      '2019-11-19',
      'Express.co.uk',
    ),
  ],
  [
    'hosted.ap.org_e7994d55.html',
    label(
      'UK Tories under fire for Twitter name switch during debate',
      ['Danica Kirka', 'Jill Lawless'],
      '2019-11-20',
      'The Associated Press',
    ),
  ],
  [
    'nbcnews.com_5a822960.html',
    label(
      'House Hitler was born in will become a police station, Austria says',
      ['Reuters'],
      '2019-11-20',
      'NBC News',
    ),
  ],
  [
    'nytimes.com_702d1da6.html',
    label(
      'Trump’s Made-for-TV Trade War Keeps World Guessing',
      ['Ana Swanson'],
      '2019-11-18',
      'The New York Times',
    ),
  ],
  [
    'polygraph.info_1ee91d1f.html',
    label(
      'Russia and Syria: U.S.-backed Syrian Forces Blocking Refugee Return',
      [],
      '2019-11-18',
      'POLYGRAPH.info',
    ),
  ],
  [
    'rt.com_4a44ab3e.html',
    label(
      '‘He died in my hands’: 3 pro-Morales demonstrators killed in clashes with Bolivia’s police & soldiers near barricaded fuel plant',
      [],
      '2019-11-20',
      'RT',
    ),
  ],
  [
    'theguardian.com_5fa3154e.html',
    label('The Guardian view on Hong Kong: a city on the brink', ['Editorial'], '2019-11-18', 'The Guardian'),
  ],
  [
    'thehill.com_6ebac05f.html',
    label(
      'New York man pleads guilty to threatening to kill Omar',
      ['Justine Coleman'],
      '2019-11-18',
      'The Hill',
    ),
  ],
]);
