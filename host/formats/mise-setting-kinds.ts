/**
 * What mise takes for each of its settings (settings.toml in https://github.com/jdx/mise, and the real one asked about every name and
 * type). `python: compile` is `python.compile`.
 */
const described = {
  'a boolean': `
    activate_aggressive activate_shims all_compile always_keep_download always_keep_install asdf_compat auto_env auto_install
    auto_update color debug disable_default_registry disable_update_warning env_cache env_conf_d env_shell_expand exec_auto_install
    experimental github_attestations gix go_set_gobin go_set_gopath go_set_goroot go_skip_checksum gpg_verify idiomatic_version_file
    idiomatic_version_file_ignore_minimum_versions legacy_version_file libgit2 locked locked_verify_provenance lockfile netrc no_env
    no_hooks not_found_auto_install not_found_system_fallback offline paranoid pin prefer_offline prereleases
    provenance_api_failures_fatal quiet raw registry_floating safe silent slsa task_remote_no_cache task_run_auto_install
    task_show_full_cmd task_skip_depends task_timings tera_v1 terminal_progress trace truncate use_file_shell_for_executable_tasks
    use_versions_host use_versions_host_track verbose windows_powershell_no_profile yes
    age: strict
    aqua: baked_registry cosign github_attestations minisign slsa
    cargo: binstall binstall_native binstall_only binstall_quickinstall
    dotfiles: relative_symlinks
    dotnet: cli_telemetry_optout isolated
    erlang: compile
    forgejo: fj_cli_tokens use_git_credentials
    github: gh_cli_tokens github_attestations oauth_open_browser slsa use_git_credentials
    github_relay: log_requests
    gitlab: glab_cli_tokens use_git_credentials
    go: set_gobin set_gopath set_goroot skip_checksum
    history: allow_plaintext_history enabled notify
    hook_env: chpwd_only
    node: compile corepack gpg_verify ninja npm_shim verify
    npm: bun shell_out
    otel: enabled logs
    packslip: exec
    pipx: uvx
    python: compile github_attestations venv_stdlib
    ruby: compile github_attestations ruby_install verbose_install
    sandbox: deny_all deny_env deny_net deny_read deny_write
    skills: auto_sync fetch prune
    sops: rops strict
    spm: artifactbundle_only
    status: show_deps_stale show_env show_tools truncate
    swift: gpg_verify
    system_packages: sudo
    task: disable_spec_from_run_scripts monorepo_respect_gitignore quiet remote_no_cache run_auto_install show_full_cmd skip_depends
    task: source_freshness_equal_mtime_is_fresh source_freshness_hash_contents timings
    upgrade: auto_prune
    zig: use_community_mirrors
  `
    .trim()
    .split('\n'),
  'a string': `
    arch auto_update_check_duration cache_prune_age cd ci color_theme default_config_filename default_tool_versions_filename
    env_cache_ttl env_file fetch_remote_versions_cache fetch_remote_versions_timeout global_config_file global_config_root
    go_default_packages_file go_download_mirror go_repo http_download_timeout http_timeout install_before libc log_level
    minimum_release_age netrc_file os plugin_autoupdate_last_check_duration profile registry_cache_ttl shorthands_file
    system_config_file system_deps task_output task_timeout unix_default_file_shell_args unix_default_inline_shell_args
    windows_default_file_shell_args windows_default_inline_shell_args windows_shim_mode
    age: key_file
    aqua: registry_cache_ttl registry_url
    cargo: registry_name
    conda: channel
    dotfiles: default_mode root
    dotnet: dotnet_root registry_url
    forgejo: credential_command
    github: credential_command oauth_api_url oauth_auth_url oauth_client_id oauth_export_env oauth_scopes
    github_relay: log_format max_duration request_timeout
    gitlab: credential_command
    go: default_packages_file download_mirror repo
    history: describe_command fetch_interval sync sync_interval
    history.watch: debounce max_interval reconcile
    hook_env: cache_ttl
    java: shorthand_vendor
    node: apply_patches cflags configure_opts default_packages_file flavor make make_install_opts make_opts mirror_url nodenv_root
    node: nvm_dir
    npm: package_manager
    oci: default_from default_mount_point
    pipx: registry_url
    pypi: registry_url
    python: default_packages_file patch_url patches_directory precompiled_arch precompiled_flavor precompiled_os pyenv_repo
    ruby: apply_patches default_packages_file precompiled_arch precompiled_os precompiled_url ruby_build_cli_opts ruby_build_opts
    ruby: ruby_build_repo ruby_install_opts ruby_install_repo
    rust: cargo_home default_host rustup_home
    self_update: api_url repository
    skills: dir
    sops: age_key age_key_file age_recipients
    status: missing_tools
    swift: platform
    task: cache_dir cache_max_age cache_max_size cache_remote_mode cache_remote_namespace cache_remote_oidc_audience
    task: cache_remote_token cache_remote_token_file cache_remote_url output timeout
    task.cache: audit_report remote_mode remote_namespace remote_oidc_audience remote_token remote_token_file remote_url
    task.cache: stats_report
    upgrade: prune_after
  `
    .trim()
    .split('\n'),
  'a sequence': `
    auto_install_disable_tools ceiling_paths disable_backends disable_hints disable_tools enable_tools env
    idiomatic_version_file_disable_files idiomatic_version_file_disable_tools idiomatic_version_file_enable_tools
    ignored_config_paths legacy_version_file_disable_tools locked_scopes lockfile_platforms minimum_release_age_excludes
    override_config_filenames override_tool_versions_filenames shared_install_dirs task_disable_paths task_skip trusted_config_paths
    windows_executable_extensions
    age: identity_files ssh_identity_files
    aqua: registries
    dotnet: package_flags
    oci: insecure_registries
    python: uv_venv_create_args venv_create_args
    shims: exclude
    system_packages: managers
    task: auto_infer disable_paths monorepo_exclude_dirs skip
  `
    .trim()
    .split('\n'),
  'an integer': `
    http_retries jobs
    github_relay: concurrency
    node: concurrency
    task: monorepo_depth
  `
    .trim()
    .split('\n'),
  'a map': `
    age aqua cargo dotfiles dotnet erlang forgejo github github_relay gitlab go history hook_env node npm oci otel packslip pipx
    pypi python ruby rust sandbox self_update shims skills sops spm status swift system_packages task upgrade url_replacements zig
    history: watch
    task: cache
  `
    .trim()
    .split('\n'),
} as const;

/** Names of settings by what they are: `python.compile` among the booleans. */
export type MiseSettingKind = keyof typeof described;

export const miseSettingKinds: ReadonlyMap<string, MiseSettingKind> = new Map(
  Object.entries(described).flatMap(([kind, lines]) =>
    lines.flatMap((line) => namesIn(line.trim()).map((name) => [name, kind as MiseSettingKind] as const)),
  ),
);

function namesIn(line: string): readonly string[] {
  const colon = line.indexOf(': ');
  const place = colon === -1 ? '' : `${line.slice(0, colon)}.`;
  return line
    .slice(colon === -1 ? 0 : colon + ': '.length)
    .split(' ')
    .map((name) => `${place}${name}`);
}
