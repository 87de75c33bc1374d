import { type Engine, first, onScreen, rect, row, same, screen, Started } from './start.ts';

const silent = { icon: 'OOOO', tooltip: 'stale', title: 'Nothing heard', __id: 1 };

function silence(message: object, headline: string, label: string, icon: string) {
  return (engine: Engine): void => {
    const helper = new Started(engine);
    const shown = () => [helper.rows[0]!.title, helper.bars[0]!.label, helper.bars[0]!.icon];
    helper.send(first);
    helper.send({ type: 'alive', silent });
    helper.tick(2);
    same(shown(), ['One', 'state', 'AAAA']);
    helper.tick();
    same(shown(), ['Nothing heard', 'stale', 'OOOO']);
    same(
      helper.setBy(() => helper.tick()),
      [],
    );
    helper.send(message);
    same(shown(), [headline, label, icon]);
    helper.tick(2);
    same(shown(), [headline, label, icon]);
    same(helper.bars.length, 1);
    same(helper.complaints, []);
  };
}

function ends(act: (helper: Started) => void) {
  return (engine: Engine): void => {
    const helper = new Started(engine);
    helper.send(first);
    act(helper);
    same(helper.bars, []);
    same(helper.exit, 0);
  };
}

function parks(place: Started['place'], told: string) {
  return (engine: Engine): void => {
    const helper = new Started(engine);
    helper.send(first);
    same(helper.timers, [
      [60, 'tick:', true],
      [5, 'place:', false],
      [15, 'place:', false],
    ]);
    helper.place = place;
    helper.lookAtPlace();
    helper.lookAtPlace();
    helper.tick();
    same(helper.out.slice(1), [{ type: 'placed', parked: told }]);
    helper.place = onScreen;
    helper.tick();
    same(helper.out.slice(2), [{ type: 'placed', parked: null }]);
    same(helper.complaints, []);
  };
}

/** How it runs and ends. */
export const lifeScenarios: Readonly<Record<string, (engine: Engine) => void>> = {
  'silence for three minutes is shown, until a sign of life': silence(
    { type: 'alive' },
    'One',
    'state',
    'AAAA',
  ),
  'silence for three minutes is shown, until a change': silence(
    { type: 'update-item', item: row(1, 'Changed') },
    ...(['Changed', 'state', 'AAAA'] as const),
  ),
  'silence for three minutes is shown, until another icon': silence(
    { type: 'update-menu', menu: { icon: 'BBBB', tooltip: 'new', items: [] } },
    ...(['One', 'new', 'BBBB'] as const),
  ),

  'the end of its input takes the icon away and ends it': ends((helper) => helper.feed(new Uint8Array())),
  'the message to exit takes the icon away and ends it': ends((helper) => helper.send({ type: 'exit' })),
  'a parent that is gone ends it': (engine) => {
    const helper = new Started(engine, { parents: [7, 7, 1] });
    helper.send(first);
    helper.tick();
    same(helper.exit, null);
    helper.tick();
    same([helper.exit, helper.bars], [0, []]);
  },

  'an activity keeps App Nap away, and lets the system sleep': (engine) => {
    const helper = new Started(engine);
    // NSActivityUserInitiated without NSActivityIdleSystemSleepDisabled.
    same(helper.activities, [[0x00ffffff - 0x00100000, 'gowarden: icon']]);
  },
  'a bridge without what the icon can do without shows it': (engine) => {
    const helper = new Started(engine, {
      without: ['-[NSProcessInfo beginActivityWithOptions:reason:]', '-[NSStatusItem setAutosaveName:]'],
    });
    helper.send(first);
    same([helper.running, helper.bars.length, helper.rows.length], [true, 1, 2]);
    same(helper.complaints.length, 2);
  },

  'an icon on the screen is not mentioned': (engine) => {
    const helper = new Started(engine);
    helper.send(first);
    helper.lookAtPlace();
    helper.lookAtPlace();
    helper.tick(3);
    same(helper.out, [{ type: 'ready' }]);
  },
  'an icon above the corner is parked': parks(
    { frame: rect(-1, 981, 34, 22), screen },
    '34 × 22 at -1, 981, screen 1512 × 982 at 0, 0',
  ),
  'an icon below the screen is parked': parks(
    { frame: rect(0, -17, 34, 22), screen },
    '34 × 22 at 0, -17, screen 1512 × 982 at 0, 0',
  ),
  'an icon on no screen is parked': parks(
    { frame: rect(-4000, 900, 34, 22), screen: null },
    '34 × 22 at -4000, 900, no screen',
  ),
  'an icon without a size is parked': parks(
    { frame: rect(10, 10, 0, 0), screen },
    '0 × 0 at 10, 10, screen 1512 × 982 at 0, 0',
  ),
  'an icon without a window is parked': parks(null, 'no window'),
  'an icon on a second screen is not parked': (engine) => {
    const helper = new Started(engine);
    helper.send(first);
    const second = rect(-1920, 200, 1920, 1080);
    helper.place = { frame: rect(-60, 1256, 34, 24), screen: second };
    helper.lookAtPlace();
    same(helper.out.length, 1);
  },
  'a place that cannot be read is complained of and not told': (engine) => {
    const helper = new Started(engine);
    helper.send(first);
    helper.place = { frame: rect(Number.NaN, 0, 34, 22), screen };
    helper.lookAtPlace();
    same([helper.out.length, helper.complaints.length], [1, 1]);
  },
};
