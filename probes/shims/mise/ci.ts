type Variables = Readonly<Record<string, string | undefined>>;

/** By each of these mise knows that it runs in CI, whatever its value (ci_info 0.14, src/config.rs). */
const names: ReadonlySet<string> = new Set(
  `AGOLA_REPOSITORY_URL APPCENTER_BUILD_ID AC_APPCIRCLE APPVEYOR CODEBUILD_BUILD_ARN TF_BUILD bamboo_planKey BITBUCKET_COMMIT
   BITRISE_IO BUDDY_WORKSPACE_ID BUILDKITE CIRCLECI CIRRUS_CI CF_BUILD_ID CM_BUILD_ID DRONE DSARI EARTHLY_CI FLOWCI_JOB_BUILD_NUM
   GITEA_ACTIONS GITHUB_ACTIONS GITLAB_CI GERRIT_PROJECT GO_PIPELINE_LABEL BUILDER_OUTPUT HARNESS_BUILD_ID HUDSON_URL LAYERCI MAGNUM
   NEVERCODE PROW_JOB_ID RENDER SAILCI SCREWDRIVER SEMAPHORE STRIDER TEAMCITY_VERSION TRAVIS VELA_BUILD_NUMBER NOW_BUILDER VERCEL
   CI_XCODE_PROJECT XCS CI CONTINUOUS_INTEGRATION BUILD_NUMBER RUN_ID`.split(/\s+/),
);

/** Whether mise takes an environment for one of CI, in which it trusts everything (https://docs.rs/ci_info). */
export function isCi(environment: Variables): boolean {
  const all = (...wanted: readonly string[]): boolean =>
    wanted.every((name) => environment[name] !== undefined);
  return (
    Object.keys(environment).some((name) => names.has(name) && environment[name] !== undefined) ||
    all('JENKINS_URL', 'BUILD_ID') ||
    all('JX_CHART_REPOSITORY', 'BUILD_ID') ||
    environment.CI_NAME === 'codeship' ||
    environment.NETLIFY === 'true' ||
    environment.NODE?.toLowerCase().includes('heroku') === true ||
    environment.JOB_URL?.toLowerCase().includes('builds.sr.ht') === true
  );
}
