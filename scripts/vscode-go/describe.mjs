// What gowarden takes from the description (package.json) of the Go extension: names, types, lists of values, and what is deprecated.

/** Maps are checked by gopls itself, and change with each release of it. */
const changing = ['ui.diagnostic.analyses', 'ui.codelenses'];

/** The settings, gopls' own, the attributes of launch.json by request, and the version that they belong to. */
export function describe(description) {
  const { configuration, debuggers } = description.contributes;
  const { gopls, ...settings } = configuration.properties;
  const [{ configurationAttributes: requests }] = debuggers.filter(({ type }) => type === 'go');
  return {
    version: description.version,
    go: scoped({ ...settings, gopls: { type: gopls.type, scope: gopls.scope } }),
    gopls: members(gopls.properties),
    launch: members(requests.launch.properties),
    attach: members(requests.attach.properties),
  };
}

/**
 * With `window` for those that apply to a whole window, which is the default scope.
 * https://code.visualstudio.com/api/references/contribution-points#contributes.configuration
 */
function scoped(settings) {
  return Object.fromEntries(
    Object.entries(settings).map(([name, one]) => [
      name,
      { ...described(name, one), ...((one.scope ?? 'window') === 'window' && { window: true }) },
    ]),
  );
}

function members(properties) {
  return Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, described(name, one)]));
}

function described(name, one) {
  const inside = one.properties && !changing.includes(name);
  const isDeprecated = Boolean(one.deprecationMessage ?? one.markdownDeprecationMessage);
  const types = one.type ? [one.type].flat() : (one.anyOf ?? []).flatMap(({ type }) => type ?? []);
  return {
    ...(types.length > 0 && { types }),
    ...(one.enum && { values: one.enum }),
    ...(inside && { members: members(one.properties) }),
    ...(inside && one.additionalProperties === false && { closed: true }),
    ...(isDeprecated && { deprecated: true }),
  };
}

/** The same description without its sentences: only what `describe` needs. */
export function trimmed(description) {
  const keep = ({ type, anyOf, enum: values, properties, additionalProperties, ...rest }, name) => ({
    ...(type && { type }),
    ...(anyOf && { anyOf: anyOf.map((one) => ({ type: one.type })) }),
    ...(values && { enum: values }),
    ...(rest.scope && { scope: rest.scope }),
    ...(properties &&
      !changing.includes(name) && {
        properties: Object.fromEntries(Object.entries(properties).map(([key, one]) => [key, keep(one, key)])),
      }),
    ...(additionalProperties === false && { additionalProperties }),
    ...((rest.deprecationMessage ?? rest.markdownDeprecationMessage) && { deprecationMessage: 'deprecated' }),
  });
  const { name, publisher, version, license, contributes } = description;
  const { properties } = contributes.configuration;
  return {
    ...{ name, publisher, version, license },
    contributes: {
      configuration: { properties: keep({ properties }, '').properties },
      debuggers: contributes.debuggers
        .filter(({ type }) => type === 'go')
        .map(({ type, configurationAttributes }) => ({
          type,
          configurationAttributes: Object.fromEntries(
            Object.entries(configurationAttributes).map(([request, one]) => [request, keep(one, '')]),
          ),
        })),
    },
  };
}
