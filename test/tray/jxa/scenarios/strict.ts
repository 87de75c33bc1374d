import { type Engine, first, same, Started, throws } from './start.ts';

/** The script with one place altered; the place must exist. */
function altered(right: string | RegExp, wrong: string) {
  return (script: string): string => {
    const changed = script.replace(right, wrong);
    if (changed === script) throw new Error(`the script has no ${String(right)}`);
    return changed;
  };
}

function found(right: string | RegExp, wrong: string, told: string) {
  return (engine: Engine): void => {
    throws(() => {
      const helper = new Started(engine, { change: altered(right, wrong) });
      helper.send(first);
      if (helper.complaints.length > 0) throw new Error(helper.complaints.join());
    }, told);
  };
}

/** Anything that the bridge would not know, or would crash on, is an error in the stand-in. */
export const strictScenarios: Readonly<Record<string, (engine: Engine) => void>> = {
  'a constant that is not known is found': found(
    'app.setActivationPolicy',
    '$.NSEventTrackingRunLoopMode;\napp.setActivationPolicy',
    '$.NSEventTrackingRunLoopMode is not known',
  ),
  'a method that is not known is found': found(
    'input.waitForDataInBackgroundAndNotify',
    'input.waitForDataInBackgroundAndNotifyForModes(1)',
    'does not know waitForDataInBackgroundAndNotifyForModes',
  ),
  'a property that is not known is found': found(
    /(\w+)\.setTarget\(/,
    '$1.target = null;\n$1.setTarget(',
    'target is set by its setter',
  ),
  'undefined in place of an argument is found': found(
    /\.setTag\(\w+\)/,
    '.setTag(undefined)',
    'takes number, not undefined',
  ),
  'an argument too few is found': found(
    /, "clicked:", \$\(""\)\)/,
    ', "clicked:")',
    'takes 3 arguments, not 2',
  ),
  'an argument too many is found': found(/\.addItem\((\w+)\)/, '.addItem($1, 1)', 'takes 1 arguments, not 2'),
  'a text that was not wrapped is found': found(
    '$("gowarden")',
    '"gowarden"',
    'takes NSString, not a string',
  ),
  'nil as an argument is found': found('$("gowarden")', '$()', 'takes NSString, not nil'),
  'a message to nil is found': found(
    'app.setActivationPolicy',
    '$().length;\napp.setActivationPolicy',
    'length was sent to nil',
  ),
  'a status item before the application runs is found': found(
    'app.setActivationPolicy',
    '$.NSStatusBar.systemStatusBar.statusItemWithLength(-1);\napp.setActivationPolicy',
    'before the application ran',
  ),
  'a selector that the class does not have is found': found(
    '"clicked:": method',
    '"click:": method',
    'of which there is no method',
  ),
  'what it gives and takes in the wrong order is found': found(
    '"void", ["id"]',
    '["id"], "void"',
    'must be of the types',
  ),
  'a method with an argument too many is found': found(
    '"void", ["id"]',
    '"void", ["id", "id"]',
    'must be of the types',
  ),
  'a value where nothing is given is found': found(
    '"void", ["id"]',
    '"bool", ["id"]',
    'must be of the types',
  ),
  'a name without its colon is found': found('"tick:": method', '"tick": method', 'must be of the types'),

  'the waits are for one notification each': (engine) => {
    const helper = new Started(engine);
    helper.send(first);
    helper.send({ type: 'alive' });
    same(helper.complaints, []);
  },
};
