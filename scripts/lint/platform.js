/** Names under which Node says which platform this is. */
const asked = 'platform|arch|machine|type|version|release';
const os = '/^(node:)?(os|process)$/';

/** Selectors of `no-restricted-syntax`: every spelling of the question which platform this is. */
export const platform = {
  selector: [
    `MemberExpression[object.name=/^(process|os)$/][property.name=/^(platform|arch|machine|type)$/]`,
    `MemberExpression[object.name=/^(process|os)$/][computed=true]`,
    `MemberExpression[object.property.name="process"][property.name=/^(platform|arch)$/]`,
    `ImportDeclaration[source.value=${os}] ImportSpecifier[imported.name=/^(${asked})$/]`,
    `ImportDeclaration[source.value=${os}] > ImportDefaultSpecifier`,
    `ImportDeclaration[source.value=${os}] > ImportNamespaceSpecifier`,
    `ImportExpression[source.value=${os}]`,
    `CallExpression[callee.name="require"][arguments.0.value=${os}]`,
    `CallExpression[callee.property.name="getBuiltinModule"]`,
    `VariableDeclarator[init.name="process"] > ObjectPattern > Property[key.name=/^(${asked}|config|versions)$/]`,
    `VariableDeclarator[init.name="process"] > ObjectPattern > Property[key.value=/^(${asked}|config|versions)$/]`,
    `VariableDeclarator[init.name="process"][id.type="Identifier"]`,
  ].join(', '),
  message:
    'Only files of host/ and desktop/ that are named for it ask which platform this is; take it from the Host.',
};
