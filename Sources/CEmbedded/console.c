// The files of the web console. Made by scripts/embed-console: run `make console` after adding or removing one.
#include "CEmbedded.h"

static const unsigned char console_charts_scale_js[] = {
#embed "../../admin/charts/scale.js"
};

static const unsigned char console_charts_sparkline_js[] = {
#embed "../../admin/charts/sparkline.js"
};

static const unsigned char console_charts_stacked_bars_js[] = {
#embed "../../admin/charts/stacked-bars.js"
};

static const unsigned char console_core_accounts_js[] = {
#embed "../../admin/core/accounts.js"
};

static const unsigned char console_core_after_sign_in_js[] = {
#embed "../../admin/core/after-sign-in.js"
};

static const unsigned char console_core_api_js[] = {
#embed "../../admin/core/api.js"
};

static const unsigned char console_core_days_js[] = {
#embed "../../admin/core/days.js"
};

static const unsigned char console_core_dom_js[] = {
#embed "../../admin/core/dom.js"
};

static const unsigned char console_core_format_js[] = {
#embed "../../admin/core/format.js"
};

static const unsigned char console_core_jobs_js[] = {
#embed "../../admin/core/jobs.js"
};

static const unsigned char console_core_keys_js[] = {
#embed "../../admin/core/keys.js"
};

static const unsigned char console_core_live_js[] = {
#embed "../../admin/core/live.js"
};

static const unsigned char console_core_main_js[] = {
#embed "../../admin/core/main.js"
};

static const unsigned char console_core_names_js[] = {
#embed "../../admin/core/names.js"
};

static const unsigned char console_core_page_js[] = {
#embed "../../admin/core/page.js"
};

static const unsigned char console_core_part_js[] = {
#embed "../../admin/core/part.js"
};

static const unsigned char console_core_patience_js[] = {
#embed "../../admin/core/patience.js"
};

static const unsigned char console_core_problem_js[] = {
#embed "../../admin/core/problem.js"
};

static const unsigned char console_core_router_js[] = {
#embed "../../admin/core/router.js"
};

static const unsigned char console_core_routes_js[] = {
#embed "../../admin/core/routes.js"
};

static const unsigned char console_core_session_js[] = {
#embed "../../admin/core/session.js"
};

static const unsigned char console_core_tenants_js[] = {
#embed "../../admin/core/tenants.js"
};

static const unsigned char console_core_theme_js[] = {
#embed "../../admin/core/theme.js"
};

static const unsigned char console_elements_badge_js[] = {
#embed "../../admin/elements/badge.js"
};

static const unsigned char console_elements_check_group_js[] = {
#embed "../../admin/elements/check-group.js"
};

static const unsigned char console_elements_comment_text_js[] = {
#embed "../../admin/elements/comment-text.js"
};

static const unsigned char console_elements_conflict_js[] = {
#embed "../../admin/elements/conflict.js"
};

static const unsigned char console_elements_dialog_js[] = {
#embed "../../admin/elements/dialog.js"
};

static const unsigned char console_elements_download_js[] = {
#embed "../../admin/elements/download.js"
};

static const unsigned char console_elements_endless_list_js[] = {
#embed "../../admin/elements/endless-list.js"
};

static const unsigned char console_elements_explanation_js[] = {
#embed "../../admin/elements/explanation.js"
};

static const unsigned char console_elements_filter_bar_js[] = {
#embed "../../admin/elements/filter-bar.js"
};

static const unsigned char console_elements_filtered_page_js[] = {
#embed "../../admin/elements/filtered-page.js"
};

static const unsigned char console_elements_form_dialog_js[] = {
#embed "../../admin/elements/form-dialog.js"
};

static const unsigned char console_elements_form_js[] = {
#embed "../../admin/elements/form.js"
};

static const unsigned char console_elements_icon_js[] = {
#embed "../../admin/elements/icon.js"
};

static const unsigned char console_elements_key_list_js[] = {
#embed "../../admin/elements/key-list.js"
};

static const unsigned char console_elements_leave_row_js[] = {
#embed "../../admin/elements/leave-row.js"
};

static const unsigned char console_elements_menu_js[] = {
#embed "../../admin/elements/menu.js"
};

static const unsigned char console_elements_passphrase_js[] = {
#embed "../../admin/elements/passphrase.js"
};

static const unsigned char console_elements_password_field_js[] = {
#embed "../../admin/elements/password-field.js"
};

static const unsigned char console_elements_places_js[] = {
#embed "../../admin/elements/places.js"
};

static const unsigned char console_elements_progress_js[] = {
#embed "../../admin/elements/progress.js"
};

static const unsigned char console_elements_qr_bits_js[] = {
#embed "../../admin/elements/qr-bits.js"
};

static const unsigned char console_elements_qr_matrix_js[] = {
#embed "../../admin/elements/qr-matrix.js"
};

static const unsigned char console_elements_qr_js[] = {
#embed "../../admin/elements/qr.js"
};

static const unsigned char console_elements_records_js[] = {
#embed "../../admin/elements/records.js"
};

static const unsigned char console_elements_row_menu_js[] = {
#embed "../../admin/elements/row-menu.js"
};

static const unsigned char console_elements_secret_js[] = {
#embed "../../admin/elements/secret.js"
};

static const unsigned char console_elements_shell_js[] = {
#embed "../../admin/elements/shell.js"
};

static const unsigned char console_elements_states_js[] = {
#embed "../../admin/elements/states.js"
};

static const unsigned char console_elements_tabs_js[] = {
#embed "../../admin/elements/tabs.js"
};

static const unsigned char console_elements_tenant_switch_js[] = {
#embed "../../admin/elements/tenant-switch.js"
};

static const unsigned char console_elements_time_zone_field_js[] = {
#embed "../../admin/elements/time-zone-field.js"
};

static const unsigned char console_elements_time_js[] = {
#embed "../../admin/elements/time.js"
};

static const unsigned char console_elements_toast_js[] = {
#embed "../../admin/elements/toast.js"
};

static const unsigned char console_elements_wait_js[] = {
#embed "../../admin/elements/wait.js"
};

static const unsigned char console_elements_watched_job_js[] = {
#embed "../../admin/elements/watched-job.js"
};

static const unsigned char console_favicon_svg[] = {
#embed "../../admin/favicon.svg"
};

static const unsigned char console_index_html[] = {
#embed "../../admin/index.html"
};

static const unsigned char console_pages_access_accept_invitation_js[] = {
#embed "../../admin/pages/access/accept-invitation.js"
};

static const unsigned char console_pages_access_code_step_js[] = {
#embed "../../admin/pages/access/code-step.js"
};

static const unsigned char console_pages_access_enrolment_js[] = {
#embed "../../admin/pages/access/enrolment.js"
};

static const unsigned char console_pages_access_gate_frame_js[] = {
#embed "../../admin/pages/access/gate-frame.js"
};

static const unsigned char console_pages_access_own_account_js[] = {
#embed "../../admin/pages/access/own-account.js"
};

static const unsigned char console_pages_access_password_rules_js[] = {
#embed "../../admin/pages/access/password-rules.js"
};

static const unsigned char console_pages_access_password_section_js[] = {
#embed "../../admin/pages/access/password-section.js"
};

static const unsigned char console_pages_access_program_js[] = {
#embed "../../admin/pages/access/program.js"
};

static const unsigned char console_pages_access_recovery_codes_js[] = {
#embed "../../admin/pages/access/recovery-codes.js"
};

static const unsigned char console_pages_access_scopes_js[] = {
#embed "../../admin/pages/access/scopes.js"
};

static const unsigned char console_pages_access_second_factor_section_js[] = {
#embed "../../admin/pages/access/second-factor-section.js"
};

static const unsigned char console_pages_access_sessions_section_js[] = {
#embed "../../admin/pages/access/sessions-section.js"
};

static const unsigned char console_pages_access_sign_in_js[] = {
#embed "../../admin/pages/access/sign-in.js"
};

static const unsigned char console_pages_access_token_dialog_js[] = {
#embed "../../admin/pages/access/token-dialog.js"
};

static const unsigned char console_pages_access_tokens_section_js[] = {
#embed "../../admin/pages/access/tokens-section.js"
};

static const unsigned char console_pages_access_welcome_js[] = {
#embed "../../admin/pages/access/welcome.js"
};

static const unsigned char console_pages_accounts_account_menu_js[] = {
#embed "../../admin/pages/accounts/account-menu.js"
};

static const unsigned char console_pages_accounts_account_quota_js[] = {
#embed "../../admin/pages/accounts/account-quota.js"
};

static const unsigned char console_pages_accounts_account_words_js[] = {
#embed "../../admin/pages/accounts/account-words.js"
};

static const unsigned char console_pages_accounts_account_js[] = {
#embed "../../admin/pages/accounts/account.js"
};

static const unsigned char console_pages_accounts_accounts_js[] = {
#embed "../../admin/pages/accounts/accounts.js"
};

static const unsigned char console_pages_accounts_add_account_js[] = {
#embed "../../admin/pages/accounts/add-account.js"
};

static const unsigned char console_pages_accounts_app_form_js[] = {
#embed "../../admin/pages/accounts/app-form.js"
};

static const unsigned char console_pages_accounts_apps_js[] = {
#embed "../../admin/pages/accounts/apps.js"
};

static const unsigned char console_pages_accounts_authorisation_link_js[] = {
#embed "../../admin/pages/accounts/authorisation-link.js"
};

static const unsigned char console_pages_accounts_authorisation_section_js[] = {
#embed "../../admin/pages/accounts/authorisation-section.js"
};

static const unsigned char console_pages_accounts_copy_path_js[] = {
#embed "../../admin/pages/accounts/copy-path.js"
};

static const unsigned char console_pages_accounts_import_dialog_js[] = {
#embed "../../admin/pages/accounts/import-dialog.js"
};

static const unsigned char console_pages_accounts_overlap_bar_js[] = {
#embed "../../admin/pages/accounts/overlap-bar.js"
};

static const unsigned char console_pages_accounts_own_apps_js[] = {
#embed "../../admin/pages/accounts/own-apps.js"
};

static const unsigned char console_pages_accounts_quota_js[] = {
#embed "../../admin/pages/accounts/quota.js"
};

static const unsigned char console_pages_accounts_registration_section_js[] = {
#embed "../../admin/pages/accounts/registration-section.js"
};

static const unsigned char console_pages_accounts_secrets_section_js[] = {
#embed "../../admin/pages/accounts/secrets-section.js"
};

static const unsigned char console_pages_accounts_subject_tabs_js[] = {
#embed "../../admin/pages/accounts/subject-tabs.js"
};

static const unsigned char console_pages_accounts_tiktok_notice_js[] = {
#embed "../../admin/pages/accounts/tiktok-notice.js"
};

static const unsigned char console_pages_accounts_token_fields_js[] = {
#embed "../../admin/pages/accounts/token-fields.js"
};

static const unsigned char console_pages_accounts_usage_meter_js[] = {
#embed "../../admin/pages/accounts/usage-meter.js"
};

static const unsigned char console_pages_accounts_waiting_links_js[] = {
#embed "../../admin/pages/accounts/waiting-links.js"
};

static const unsigned char console_pages_alerts_alert_js[] = {
#embed "../../admin/pages/alerts/alert.js"
};

static const unsigned char console_pages_alerts_alerts_js[] = {
#embed "../../admin/pages/alerts/alerts.js"
};

static const unsigned char console_pages_alerts_channel_form_js[] = {
#embed "../../admin/pages/alerts/channel-form.js"
};

static const unsigned char console_pages_alerts_channel_kinds_js[] = {
#embed "../../admin/pages/alerts/channel-kinds.js"
};

static const unsigned char console_pages_alerts_channels_js[] = {
#embed "../../admin/pages/alerts/channels.js"
};

static const unsigned char console_pages_alerts_kinds_js[] = {
#embed "../../admin/pages/alerts/kinds.js"
};

static const unsigned char console_pages_alerts_quiet_hours_js[] = {
#embed "../../admin/pages/alerts/quiet-hours.js"
};

static const unsigned char console_pages_audit_actions_js[] = {
#embed "../../admin/pages/audit/actions.js"
};

static const unsigned char console_pages_audit_audit_js[] = {
#embed "../../admin/pages/audit/audit.js"
};

static const unsigned char console_pages_audit_changes_js[] = {
#embed "../../admin/pages/audit/changes.js"
};

static const unsigned char console_pages_audit_entry_js[] = {
#embed "../../admin/pages/audit/entry.js"
};

static const unsigned char console_pages_audit_verify_js[] = {
#embed "../../admin/pages/audit/verify.js"
};

static const unsigned char console_pages_events_action_chapters_js[] = {
#embed "../../admin/pages/events/action-chapters.js"
};

static const unsigned char console_pages_events_action_words_js[] = {
#embed "../../admin/pages/events/action-words.js"
};

static const unsigned char console_pages_events_actions_of_js[] = {
#embed "../../admin/pages/events/actions-of.js"
};

static const unsigned char console_pages_events_actions_js[] = {
#embed "../../admin/pages/events/actions.js"
};

static const unsigned char console_pages_events_decide_otherwise_js[] = {
#embed "../../admin/pages/events/decide-otherwise.js"
};

static const unsigned char console_pages_events_event_filters_js[] = {
#embed "../../admin/pages/events/event-filters.js"
};

static const unsigned char console_pages_events_event_story_js[] = {
#embed "../../admin/pages/events/event-story.js"
};

static const unsigned char console_pages_events_event_table_js[] = {
#embed "../../admin/pages/events/event-table.js"
};

static const unsigned char console_pages_events_event_tabs_js[] = {
#embed "../../admin/pages/events/event-tabs.js"
};

static const unsigned char console_pages_events_event_types_js[] = {
#embed "../../admin/pages/events/event-types.js"
};

static const unsigned char console_pages_events_events_js[] = {
#embed "../../admin/pages/events/events.js"
};

static const unsigned char console_pages_events_given_up_js[] = {
#embed "../../admin/pages/events/given-up.js"
};

static const unsigned char console_pages_events_parked_item_js[] = {
#embed "../../admin/pages/events/parked-item.js"
};

static const unsigned char console_pages_events_parked_js[] = {
#embed "../../admin/pages/events/parked.js"
};

static const unsigned char console_pages_events_replay_form_js[] = {
#embed "../../admin/pages/events/replay-form.js"
};

static const unsigned char console_pages_events_replay_view_js[] = {
#embed "../../admin/pages/events/replay-view.js"
};

static const unsigned char console_pages_events_replays_js[] = {
#embed "../../admin/pages/events/replays.js"
};

static const unsigned char console_pages_events_retry_in_bulk_js[] = {
#embed "../../admin/pages/events/retry-in-bulk.js"
};

static const unsigned char console_pages_events_retry_parked_js[] = {
#embed "../../admin/pages/events/retry-parked.js"
};

static const unsigned char console_pages_events_retry_js[] = {
#embed "../../admin/pages/events/retry.js"
};

static const unsigned char console_pages_events_story_chapters_js[] = {
#embed "../../admin/pages/events/story-chapters.js"
};

static const unsigned char console_pages_events_timeline_js[] = {
#embed "../../admin/pages/events/timeline.js"
};

static const unsigned char console_pages_gateway_backups_js[] = {
#embed "../../admin/pages/gateway/backups.js"
};

static const unsigned char console_pages_gateway_diagnosis_js[] = {
#embed "../../admin/pages/gateway/diagnosis.js"
};

static const unsigned char console_pages_gateway_gateway_settings_js[] = {
#embed "../../admin/pages/gateway/gateway-settings.js"
};

static const unsigned char console_pages_gateway_health_js[] = {
#embed "../../admin/pages/gateway/health.js"
};

static const unsigned char console_pages_gateway_mending_js[] = {
#embed "../../admin/pages/gateway/mending.js"
};

static const unsigned char console_pages_gateway_sealing_key_js[] = {
#embed "../../admin/pages/gateway/sealing-key.js"
};

static const unsigned char console_pages_gateway_take_backup_js[] = {
#embed "../../admin/pages/gateway/take-backup.js"
};

static const unsigned char console_pages_operators_access_fields_js[] = {
#embed "../../admin/pages/operators/access-fields.js"
};

static const unsigned char console_pages_operators_invite_js[] = {
#embed "../../admin/pages/operators/invite.js"
};

static const unsigned char console_pages_operators_operator_js[] = {
#embed "../../admin/pages/operators/operator.js"
};

static const unsigned char console_pages_operators_operators_js[] = {
#embed "../../admin/pages/operators/operators.js"
};

static const unsigned char console_pages_operators_roles_js[] = {
#embed "../../admin/pages/operators/roles.js"
};

static const unsigned char console_pages_operators_session_list_js[] = {
#embed "../../admin/pages/operators/session-list.js"
};

static const unsigned char console_pages_operators_tenant_tags_js[] = {
#embed "../../admin/pages/operators/tenant-tags.js"
};

static const unsigned char console_pages_operators_token_list_js[] = {
#embed "../../admin/pages/operators/token-list.js"
};

static const unsigned char console_pages_overview_attention_js[] = {
#embed "../../admin/pages/overview/attention.js"
};

static const unsigned char console_pages_overview_gateway_overview_js[] = {
#embed "../../admin/pages/overview/gateway-overview.js"
};

static const unsigned char console_pages_overview_overview_page_js[] = {
#embed "../../admin/pages/overview/overview-page.js"
};

static const unsigned char console_pages_overview_periods_js[] = {
#embed "../../admin/pages/overview/periods.js"
};

static const unsigned char console_pages_overview_tenant_overview_js[] = {
#embed "../../admin/pages/overview/tenant-overview.js"
};

static const unsigned char console_pages_reports_months_js[] = {
#embed "../../admin/pages/reports/months.js"
};

static const unsigned char console_pages_reports_report_schedules_js[] = {
#embed "../../admin/pages/reports/report-schedules.js"
};

static const unsigned char console_pages_reports_report_js[] = {
#embed "../../admin/pages/reports/report.js"
};

static const unsigned char console_pages_reports_schedule_form_js[] = {
#embed "../../admin/pages/reports/schedule-form.js"
};

static const unsigned char console_pages_review_add_to_list_js[] = {
#embed "../../admin/pages/review/add-to-list.js"
};

static const unsigned char console_pages_review_author_history_js[] = {
#embed "../../admin/pages/review/author-history.js"
};

static const unsigned char console_pages_review_bulk_js[] = {
#embed "../../admin/pages/review/bulk.js"
};

static const unsigned char console_pages_review_case_view_js[] = {
#embed "../../admin/pages/review/case-view.js"
};

static const unsigned char console_pages_review_decider_js[] = {
#embed "../../admin/pages/review/decider.js"
};

static const unsigned char console_pages_review_desk_js[] = {
#embed "../../admin/pages/review/desk.js"
};

static const unsigned char console_pages_review_filters_js[] = {
#embed "../../admin/pages/review/filters.js"
};

static const unsigned char console_pages_review_nothing_js[] = {
#embed "../../admin/pages/review/nothing.js"
};

static const unsigned char console_pages_review_one_at_a_time_js[] = {
#embed "../../admin/pages/review/one-at-a-time.js"
};

static const unsigned char console_pages_review_queue_list_js[] = {
#embed "../../admin/pages/review/queue-list.js"
};

static const unsigned char console_pages_review_reason_js[] = {
#embed "../../admin/pages/review/reason.js"
};

static const unsigned char console_pages_review_removal_js[] = {
#embed "../../admin/pages/review/removal.js"
};

static const unsigned char console_pages_review_remove_all_js[] = {
#embed "../../admin/pages/review/remove-all.js"
};

static const unsigned char console_pages_review_review_decisions_js[] = {
#embed "../../admin/pages/review/review-decisions.js"
};

static const unsigned char console_pages_review_review_queue_js[] = {
#embed "../../admin/pages/review/review-queue.js"
};

static const unsigned char console_pages_review_review_tabs_js[] = {
#embed "../../admin/pages/review/review-tabs.js"
};

static const unsigned char console_pages_review_review_throughput_js[] = {
#embed "../../admin/pages/review/review-throughput.js"
};

static const unsigned char console_pages_rules_add_terms_js[] = {
#embed "../../admin/pages/rules/add-terms.js"
};

static const unsigned char console_pages_rules_back_test_pane_js[] = {
#embed "../../admin/pages/rules/back-test-pane.js"
};

static const unsigned char console_pages_rules_condition_form_js[] = {
#embed "../../admin/pages/rules/condition-form.js"
};

static const unsigned char console_pages_rules_condition_inputs_js[] = {
#embed "../../admin/pages/rules/condition-inputs.js"
};

static const unsigned char console_pages_rules_difference_view_js[] = {
#embed "../../admin/pages/rules/difference-view.js"
};

static const unsigned char console_pages_rules_document_pane_js[] = {
#embed "../../admin/pages/rules/document-pane.js"
};

static const unsigned char console_pages_rules_draft_js[] = {
#embed "../../admin/pages/rules/draft.js"
};

static const unsigned char console_pages_rules_editor_panes_js[] = {
#embed "../../admin/pages/rules/editor-panes.js"
};

static const unsigned char console_pages_rules_evasion_pane_js[] = {
#embed "../../admin/pages/rules/evasion-pane.js"
};

static const unsigned char console_pages_rules_explanation_view_js[] = {
#embed "../../admin/pages/rules/explanation-view.js"
};

static const unsigned char console_pages_rules_faults_js[] = {
#embed "../../admin/pages/rules/faults.js"
};

static const unsigned char console_pages_rules_json_places_js[] = {
#embed "../../admin/pages/rules/json-places.js"
};

static const unsigned char console_pages_rules_kinds_js[] = {
#embed "../../admin/pages/rules/kinds.js"
};

static const unsigned char console_pages_rules_layer_js[] = {
#embed "../../admin/pages/rules/layer.js"
};

static const unsigned char console_pages_rules_layers_above_js[] = {
#embed "../../admin/pages/rules/layers-above.js"
};

static const unsigned char console_pages_rules_line_difference_js[] = {
#embed "../../admin/pages/rules/line-difference.js"
};

static const unsigned char console_pages_rules_list_draft_js[] = {
#embed "../../admin/pages/rules/list-draft.js"
};

static const unsigned char console_pages_rules_list_menu_js[] = {
#embed "../../admin/pages/rules/list-menu.js"
};

static const unsigned char console_pages_rules_list_use_js[] = {
#embed "../../admin/pages/rules/list-use.js"
};

static const unsigned char console_pages_rules_local_time_js[] = {
#embed "../../admin/pages/rules/local-time.js"
};

static const unsigned char console_pages_rules_merge_js[] = {
#embed "../../admin/pages/rules/merge.js"
};

static const unsigned char console_pages_rules_pointer_js[] = {
#embed "../../admin/pages/rules/pointer.js"
};

static const unsigned char console_pages_rules_rule_editor_js[] = {
#embed "../../admin/pages/rules/rule-editor.js"
};

static const unsigned char console_pages_rules_rule_form_js[] = {
#embed "../../admin/pages/rules/rule-form.js"
};

static const unsigned char console_pages_rules_rule_list_js[] = {
#embed "../../admin/pages/rules/rule-list.js"
};

static const unsigned char console_pages_rules_rule_page_js[] = {
#embed "../../admin/pages/rules/rule-page.js"
};

static const unsigned char console_pages_rules_rule_places_js[] = {
#embed "../../admin/pages/rules/rule-places.js"
};

static const unsigned char console_pages_rules_rule_statistics_js[] = {
#embed "../../admin/pages/rules/rule-statistics.js"
};

static const unsigned char console_pages_rules_rule_test_js[] = {
#embed "../../admin/pages/rules/rule-test.js"
};

static const unsigned char console_pages_rules_rule_versions_js[] = {
#embed "../../admin/pages/rules/rule-versions.js"
};

static const unsigned char console_pages_rules_save_list_js[] = {
#embed "../../admin/pages/rules/save-list.js"
};

static const unsigned char console_pages_rules_save_rules_js[] = {
#embed "../../admin/pages/rules/save-rules.js"
};

static const unsigned char console_pages_rules_starter_choice_js[] = {
#embed "../../admin/pages/rules/starter-choice.js"
};

static const unsigned char console_pages_rules_starter_js[] = {
#embed "../../admin/pages/rules/starter.js"
};

static const unsigned char console_pages_rules_term_list_js[] = {
#embed "../../admin/pages/rules/term-list.js"
};

static const unsigned char console_pages_rules_term_lists_js[] = {
#embed "../../admin/pages/rules/term-lists.js"
};

static const unsigned char console_pages_rules_terms_js[] = {
#embed "../../admin/pages/rules/terms.js"
};

static const unsigned char console_pages_rules_try_pane_js[] = {
#embed "../../admin/pages/rules/try-pane.js"
};

static const unsigned char console_pages_rules_undo_version_js[] = {
#embed "../../admin/pages/rules/undo-version.js"
};

static const unsigned char console_pages_rules_verdict_tag_js[] = {
#embed "../../admin/pages/rules/verdict-tag.js"
};

static const unsigned char console_pages_tenants_branding_js[] = {
#embed "../../admin/pages/tenants/branding.js"
};

static const unsigned char console_pages_tenants_contrast_js[] = {
#embed "../../admin/pages/tenants/contrast.js"
};

static const unsigned char console_pages_tenants_deletion_js[] = {
#embed "../../admin/pages/tenants/deletion.js"
};

static const unsigned char console_pages_tenants_erasures_js[] = {
#embed "../../admin/pages/tenants/erasures.js"
};

static const unsigned char console_pages_tenants_export_js[] = {
#embed "../../admin/pages/tenants/export.js"
};

static const unsigned char console_pages_tenants_general_js[] = {
#embed "../../admin/pages/tenants/general.js"
};

static const unsigned char console_pages_tenants_import_tenant_js[] = {
#embed "../../admin/pages/tenants/import-tenant.js"
};

static const unsigned char console_pages_tenants_retention_js[] = {
#embed "../../admin/pages/tenants/retention.js"
};

static const unsigned char console_pages_tenants_review_limits_js[] = {
#embed "../../admin/pages/tenants/review-limits.js"
};

static const unsigned char console_pages_tenants_tenant_settings_js[] = {
#embed "../../admin/pages/tenants/tenant-settings.js"
};

static const unsigned char console_pages_tenants_tenants_js[] = {
#embed "../../admin/pages/tenants/tenants.js"
};

static const unsigned char console_pages_welcome_account_step_js[] = {
#embed "../../admin/pages/welcome/account-step.js"
};

static const unsigned char console_pages_welcome_public_address_js[] = {
#embed "../../admin/pages/welcome/public-address.js"
};

static const unsigned char console_pages_welcome_rules_step_js[] = {
#embed "../../admin/pages/welcome/rules-step.js"
};

static const unsigned char console_pages_welcome_tenant_step_js[] = {
#embed "../../admin/pages/welcome/tenant-step.js"
};

static const unsigned char console_pages_welcome_test_step_js[] = {
#embed "../../admin/pages/welcome/test-step.js"
};

static const unsigned char console_pages_welcome_webhook_step_js[] = {
#embed "../../admin/pages/welcome/webhook-step.js"
};

static const unsigned char console_styles_access_css[] = {
#embed "../../admin/styles/access.css"
};

static const unsigned char console_styles_accounts_css[] = {
#embed "../../admin/styles/accounts.css"
};

static const unsigned char console_styles_administration_css[] = {
#embed "../../admin/styles/administration.css"
};

static const unsigned char console_styles_base_css[] = {
#embed "../../admin/styles/base.css"
};

static const unsigned char console_styles_events_css[] = {
#embed "../../admin/styles/events.css"
};

static const unsigned char console_styles_overview_css[] = {
#embed "../../admin/styles/overview.css"
};

static const unsigned char console_styles_parts_css[] = {
#embed "../../admin/styles/parts.css"
};

static const unsigned char console_styles_report_css[] = {
#embed "../../admin/styles/report.css"
};

static const unsigned char console_styles_review_css[] = {
#embed "../../admin/styles/review.css"
};

static const unsigned char console_styles_rules_css[] = {
#embed "../../admin/styles/rules.css"
};

static const unsigned char console_styles_shell_css[] = {
#embed "../../admin/styles/shell.css"
};

static const unsigned char console_styles_tokens_css[] = {
#embed "../../admin/styles/tokens.css"
};

static const unsigned char console_styles_welcome_css[] = {
#embed "../../admin/styles/welcome.css"
};

static const struct gh_embedded_file console[] = {
    {"charts/scale.js", console_charts_scale_js, sizeof console_charts_scale_js},
    {"charts/sparkline.js", console_charts_sparkline_js, sizeof console_charts_sparkline_js},
    {"charts/stacked-bars.js", console_charts_stacked_bars_js, sizeof console_charts_stacked_bars_js},
    {"core/accounts.js", console_core_accounts_js, sizeof console_core_accounts_js},
    {"core/after-sign-in.js", console_core_after_sign_in_js, sizeof console_core_after_sign_in_js},
    {"core/api.js", console_core_api_js, sizeof console_core_api_js},
    {"core/days.js", console_core_days_js, sizeof console_core_days_js},
    {"core/dom.js", console_core_dom_js, sizeof console_core_dom_js},
    {"core/format.js", console_core_format_js, sizeof console_core_format_js},
    {"core/jobs.js", console_core_jobs_js, sizeof console_core_jobs_js},
    {"core/keys.js", console_core_keys_js, sizeof console_core_keys_js},
    {"core/live.js", console_core_live_js, sizeof console_core_live_js},
    {"core/main.js", console_core_main_js, sizeof console_core_main_js},
    {"core/names.js", console_core_names_js, sizeof console_core_names_js},
    {"core/page.js", console_core_page_js, sizeof console_core_page_js},
    {"core/part.js", console_core_part_js, sizeof console_core_part_js},
    {"core/patience.js", console_core_patience_js, sizeof console_core_patience_js},
    {"core/problem.js", console_core_problem_js, sizeof console_core_problem_js},
    {"core/router.js", console_core_router_js, sizeof console_core_router_js},
    {"core/routes.js", console_core_routes_js, sizeof console_core_routes_js},
    {"core/session.js", console_core_session_js, sizeof console_core_session_js},
    {"core/tenants.js", console_core_tenants_js, sizeof console_core_tenants_js},
    {"core/theme.js", console_core_theme_js, sizeof console_core_theme_js},
    {"elements/badge.js", console_elements_badge_js, sizeof console_elements_badge_js},
    {"elements/check-group.js", console_elements_check_group_js, sizeof console_elements_check_group_js},
    {"elements/comment-text.js", console_elements_comment_text_js, sizeof console_elements_comment_text_js},
    {"elements/conflict.js", console_elements_conflict_js, sizeof console_elements_conflict_js},
    {"elements/dialog.js", console_elements_dialog_js, sizeof console_elements_dialog_js},
    {"elements/download.js", console_elements_download_js, sizeof console_elements_download_js},
    {"elements/endless-list.js", console_elements_endless_list_js, sizeof console_elements_endless_list_js},
    {"elements/explanation.js", console_elements_explanation_js, sizeof console_elements_explanation_js},
    {"elements/filter-bar.js", console_elements_filter_bar_js, sizeof console_elements_filter_bar_js},
    {"elements/filtered-page.js", console_elements_filtered_page_js, sizeof console_elements_filtered_page_js},
    {"elements/form-dialog.js", console_elements_form_dialog_js, sizeof console_elements_form_dialog_js},
    {"elements/form.js", console_elements_form_js, sizeof console_elements_form_js},
    {"elements/icon.js", console_elements_icon_js, sizeof console_elements_icon_js},
    {"elements/key-list.js", console_elements_key_list_js, sizeof console_elements_key_list_js},
    {"elements/leave-row.js", console_elements_leave_row_js, sizeof console_elements_leave_row_js},
    {"elements/menu.js", console_elements_menu_js, sizeof console_elements_menu_js},
    {"elements/passphrase.js", console_elements_passphrase_js, sizeof console_elements_passphrase_js},
    {"elements/password-field.js", console_elements_password_field_js, sizeof console_elements_password_field_js},
    {"elements/places.js", console_elements_places_js, sizeof console_elements_places_js},
    {"elements/progress.js", console_elements_progress_js, sizeof console_elements_progress_js},
    {"elements/qr-bits.js", console_elements_qr_bits_js, sizeof console_elements_qr_bits_js},
    {"elements/qr-matrix.js", console_elements_qr_matrix_js, sizeof console_elements_qr_matrix_js},
    {"elements/qr.js", console_elements_qr_js, sizeof console_elements_qr_js},
    {"elements/records.js", console_elements_records_js, sizeof console_elements_records_js},
    {"elements/row-menu.js", console_elements_row_menu_js, sizeof console_elements_row_menu_js},
    {"elements/secret.js", console_elements_secret_js, sizeof console_elements_secret_js},
    {"elements/shell.js", console_elements_shell_js, sizeof console_elements_shell_js},
    {"elements/states.js", console_elements_states_js, sizeof console_elements_states_js},
    {"elements/tabs.js", console_elements_tabs_js, sizeof console_elements_tabs_js},
    {"elements/tenant-switch.js", console_elements_tenant_switch_js, sizeof console_elements_tenant_switch_js},
    {"elements/time-zone-field.js", console_elements_time_zone_field_js, sizeof console_elements_time_zone_field_js},
    {"elements/time.js", console_elements_time_js, sizeof console_elements_time_js},
    {"elements/toast.js", console_elements_toast_js, sizeof console_elements_toast_js},
    {"elements/wait.js", console_elements_wait_js, sizeof console_elements_wait_js},
    {"elements/watched-job.js", console_elements_watched_job_js, sizeof console_elements_watched_job_js},
    {"favicon.svg", console_favicon_svg, sizeof console_favicon_svg},
    {"index.html", console_index_html, sizeof console_index_html},
    {"pages/access/accept-invitation.js", console_pages_access_accept_invitation_js, sizeof console_pages_access_accept_invitation_js},
    {"pages/access/code-step.js", console_pages_access_code_step_js, sizeof console_pages_access_code_step_js},
    {"pages/access/enrolment.js", console_pages_access_enrolment_js, sizeof console_pages_access_enrolment_js},
    {"pages/access/gate-frame.js", console_pages_access_gate_frame_js, sizeof console_pages_access_gate_frame_js},
    {"pages/access/own-account.js", console_pages_access_own_account_js, sizeof console_pages_access_own_account_js},
    {"pages/access/password-rules.js", console_pages_access_password_rules_js, sizeof console_pages_access_password_rules_js},
    {"pages/access/password-section.js", console_pages_access_password_section_js, sizeof console_pages_access_password_section_js},
    {"pages/access/program.js", console_pages_access_program_js, sizeof console_pages_access_program_js},
    {"pages/access/recovery-codes.js", console_pages_access_recovery_codes_js, sizeof console_pages_access_recovery_codes_js},
    {"pages/access/scopes.js", console_pages_access_scopes_js, sizeof console_pages_access_scopes_js},
    {"pages/access/second-factor-section.js", console_pages_access_second_factor_section_js, sizeof console_pages_access_second_factor_section_js},
    {"pages/access/sessions-section.js", console_pages_access_sessions_section_js, sizeof console_pages_access_sessions_section_js},
    {"pages/access/sign-in.js", console_pages_access_sign_in_js, sizeof console_pages_access_sign_in_js},
    {"pages/access/token-dialog.js", console_pages_access_token_dialog_js, sizeof console_pages_access_token_dialog_js},
    {"pages/access/tokens-section.js", console_pages_access_tokens_section_js, sizeof console_pages_access_tokens_section_js},
    {"pages/access/welcome.js", console_pages_access_welcome_js, sizeof console_pages_access_welcome_js},
    {"pages/accounts/account-menu.js", console_pages_accounts_account_menu_js, sizeof console_pages_accounts_account_menu_js},
    {"pages/accounts/account-quota.js", console_pages_accounts_account_quota_js, sizeof console_pages_accounts_account_quota_js},
    {"pages/accounts/account-words.js", console_pages_accounts_account_words_js, sizeof console_pages_accounts_account_words_js},
    {"pages/accounts/account.js", console_pages_accounts_account_js, sizeof console_pages_accounts_account_js},
    {"pages/accounts/accounts.js", console_pages_accounts_accounts_js, sizeof console_pages_accounts_accounts_js},
    {"pages/accounts/add-account.js", console_pages_accounts_add_account_js, sizeof console_pages_accounts_add_account_js},
    {"pages/accounts/app-form.js", console_pages_accounts_app_form_js, sizeof console_pages_accounts_app_form_js},
    {"pages/accounts/apps.js", console_pages_accounts_apps_js, sizeof console_pages_accounts_apps_js},
    {"pages/accounts/authorisation-link.js", console_pages_accounts_authorisation_link_js, sizeof console_pages_accounts_authorisation_link_js},
    {"pages/accounts/authorisation-section.js", console_pages_accounts_authorisation_section_js, sizeof console_pages_accounts_authorisation_section_js},
    {"pages/accounts/copy-path.js", console_pages_accounts_copy_path_js, sizeof console_pages_accounts_copy_path_js},
    {"pages/accounts/import-dialog.js", console_pages_accounts_import_dialog_js, sizeof console_pages_accounts_import_dialog_js},
    {"pages/accounts/overlap-bar.js", console_pages_accounts_overlap_bar_js, sizeof console_pages_accounts_overlap_bar_js},
    {"pages/accounts/own-apps.js", console_pages_accounts_own_apps_js, sizeof console_pages_accounts_own_apps_js},
    {"pages/accounts/quota.js", console_pages_accounts_quota_js, sizeof console_pages_accounts_quota_js},
    {"pages/accounts/registration-section.js", console_pages_accounts_registration_section_js, sizeof console_pages_accounts_registration_section_js},
    {"pages/accounts/secrets-section.js", console_pages_accounts_secrets_section_js, sizeof console_pages_accounts_secrets_section_js},
    {"pages/accounts/subject-tabs.js", console_pages_accounts_subject_tabs_js, sizeof console_pages_accounts_subject_tabs_js},
    {"pages/accounts/tiktok-notice.js", console_pages_accounts_tiktok_notice_js, sizeof console_pages_accounts_tiktok_notice_js},
    {"pages/accounts/token-fields.js", console_pages_accounts_token_fields_js, sizeof console_pages_accounts_token_fields_js},
    {"pages/accounts/usage-meter.js", console_pages_accounts_usage_meter_js, sizeof console_pages_accounts_usage_meter_js},
    {"pages/accounts/waiting-links.js", console_pages_accounts_waiting_links_js, sizeof console_pages_accounts_waiting_links_js},
    {"pages/alerts/alert.js", console_pages_alerts_alert_js, sizeof console_pages_alerts_alert_js},
    {"pages/alerts/alerts.js", console_pages_alerts_alerts_js, sizeof console_pages_alerts_alerts_js},
    {"pages/alerts/channel-form.js", console_pages_alerts_channel_form_js, sizeof console_pages_alerts_channel_form_js},
    {"pages/alerts/channel-kinds.js", console_pages_alerts_channel_kinds_js, sizeof console_pages_alerts_channel_kinds_js},
    {"pages/alerts/channels.js", console_pages_alerts_channels_js, sizeof console_pages_alerts_channels_js},
    {"pages/alerts/kinds.js", console_pages_alerts_kinds_js, sizeof console_pages_alerts_kinds_js},
    {"pages/alerts/quiet-hours.js", console_pages_alerts_quiet_hours_js, sizeof console_pages_alerts_quiet_hours_js},
    {"pages/audit/actions.js", console_pages_audit_actions_js, sizeof console_pages_audit_actions_js},
    {"pages/audit/audit.js", console_pages_audit_audit_js, sizeof console_pages_audit_audit_js},
    {"pages/audit/changes.js", console_pages_audit_changes_js, sizeof console_pages_audit_changes_js},
    {"pages/audit/entry.js", console_pages_audit_entry_js, sizeof console_pages_audit_entry_js},
    {"pages/audit/verify.js", console_pages_audit_verify_js, sizeof console_pages_audit_verify_js},
    {"pages/events/action-chapters.js", console_pages_events_action_chapters_js, sizeof console_pages_events_action_chapters_js},
    {"pages/events/action-words.js", console_pages_events_action_words_js, sizeof console_pages_events_action_words_js},
    {"pages/events/actions-of.js", console_pages_events_actions_of_js, sizeof console_pages_events_actions_of_js},
    {"pages/events/actions.js", console_pages_events_actions_js, sizeof console_pages_events_actions_js},
    {"pages/events/decide-otherwise.js", console_pages_events_decide_otherwise_js, sizeof console_pages_events_decide_otherwise_js},
    {"pages/events/event-filters.js", console_pages_events_event_filters_js, sizeof console_pages_events_event_filters_js},
    {"pages/events/event-story.js", console_pages_events_event_story_js, sizeof console_pages_events_event_story_js},
    {"pages/events/event-table.js", console_pages_events_event_table_js, sizeof console_pages_events_event_table_js},
    {"pages/events/event-tabs.js", console_pages_events_event_tabs_js, sizeof console_pages_events_event_tabs_js},
    {"pages/events/event-types.js", console_pages_events_event_types_js, sizeof console_pages_events_event_types_js},
    {"pages/events/events.js", console_pages_events_events_js, sizeof console_pages_events_events_js},
    {"pages/events/given-up.js", console_pages_events_given_up_js, sizeof console_pages_events_given_up_js},
    {"pages/events/parked-item.js", console_pages_events_parked_item_js, sizeof console_pages_events_parked_item_js},
    {"pages/events/parked.js", console_pages_events_parked_js, sizeof console_pages_events_parked_js},
    {"pages/events/replay-form.js", console_pages_events_replay_form_js, sizeof console_pages_events_replay_form_js},
    {"pages/events/replay-view.js", console_pages_events_replay_view_js, sizeof console_pages_events_replay_view_js},
    {"pages/events/replays.js", console_pages_events_replays_js, sizeof console_pages_events_replays_js},
    {"pages/events/retry-in-bulk.js", console_pages_events_retry_in_bulk_js, sizeof console_pages_events_retry_in_bulk_js},
    {"pages/events/retry-parked.js", console_pages_events_retry_parked_js, sizeof console_pages_events_retry_parked_js},
    {"pages/events/retry.js", console_pages_events_retry_js, sizeof console_pages_events_retry_js},
    {"pages/events/story-chapters.js", console_pages_events_story_chapters_js, sizeof console_pages_events_story_chapters_js},
    {"pages/events/timeline.js", console_pages_events_timeline_js, sizeof console_pages_events_timeline_js},
    {"pages/gateway/backups.js", console_pages_gateway_backups_js, sizeof console_pages_gateway_backups_js},
    {"pages/gateway/diagnosis.js", console_pages_gateway_diagnosis_js, sizeof console_pages_gateway_diagnosis_js},
    {"pages/gateway/gateway-settings.js", console_pages_gateway_gateway_settings_js, sizeof console_pages_gateway_gateway_settings_js},
    {"pages/gateway/health.js", console_pages_gateway_health_js, sizeof console_pages_gateway_health_js},
    {"pages/gateway/mending.js", console_pages_gateway_mending_js, sizeof console_pages_gateway_mending_js},
    {"pages/gateway/sealing-key.js", console_pages_gateway_sealing_key_js, sizeof console_pages_gateway_sealing_key_js},
    {"pages/gateway/take-backup.js", console_pages_gateway_take_backup_js, sizeof console_pages_gateway_take_backup_js},
    {"pages/operators/access-fields.js", console_pages_operators_access_fields_js, sizeof console_pages_operators_access_fields_js},
    {"pages/operators/invite.js", console_pages_operators_invite_js, sizeof console_pages_operators_invite_js},
    {"pages/operators/operator.js", console_pages_operators_operator_js, sizeof console_pages_operators_operator_js},
    {"pages/operators/operators.js", console_pages_operators_operators_js, sizeof console_pages_operators_operators_js},
    {"pages/operators/roles.js", console_pages_operators_roles_js, sizeof console_pages_operators_roles_js},
    {"pages/operators/session-list.js", console_pages_operators_session_list_js, sizeof console_pages_operators_session_list_js},
    {"pages/operators/tenant-tags.js", console_pages_operators_tenant_tags_js, sizeof console_pages_operators_tenant_tags_js},
    {"pages/operators/token-list.js", console_pages_operators_token_list_js, sizeof console_pages_operators_token_list_js},
    {"pages/overview/attention.js", console_pages_overview_attention_js, sizeof console_pages_overview_attention_js},
    {"pages/overview/gateway-overview.js", console_pages_overview_gateway_overview_js, sizeof console_pages_overview_gateway_overview_js},
    {"pages/overview/overview-page.js", console_pages_overview_overview_page_js, sizeof console_pages_overview_overview_page_js},
    {"pages/overview/periods.js", console_pages_overview_periods_js, sizeof console_pages_overview_periods_js},
    {"pages/overview/tenant-overview.js", console_pages_overview_tenant_overview_js, sizeof console_pages_overview_tenant_overview_js},
    {"pages/reports/months.js", console_pages_reports_months_js, sizeof console_pages_reports_months_js},
    {"pages/reports/report-schedules.js", console_pages_reports_report_schedules_js, sizeof console_pages_reports_report_schedules_js},
    {"pages/reports/report.js", console_pages_reports_report_js, sizeof console_pages_reports_report_js},
    {"pages/reports/schedule-form.js", console_pages_reports_schedule_form_js, sizeof console_pages_reports_schedule_form_js},
    {"pages/review/add-to-list.js", console_pages_review_add_to_list_js, sizeof console_pages_review_add_to_list_js},
    {"pages/review/author-history.js", console_pages_review_author_history_js, sizeof console_pages_review_author_history_js},
    {"pages/review/bulk.js", console_pages_review_bulk_js, sizeof console_pages_review_bulk_js},
    {"pages/review/case-view.js", console_pages_review_case_view_js, sizeof console_pages_review_case_view_js},
    {"pages/review/decider.js", console_pages_review_decider_js, sizeof console_pages_review_decider_js},
    {"pages/review/desk.js", console_pages_review_desk_js, sizeof console_pages_review_desk_js},
    {"pages/review/filters.js", console_pages_review_filters_js, sizeof console_pages_review_filters_js},
    {"pages/review/nothing.js", console_pages_review_nothing_js, sizeof console_pages_review_nothing_js},
    {"pages/review/one-at-a-time.js", console_pages_review_one_at_a_time_js, sizeof console_pages_review_one_at_a_time_js},
    {"pages/review/queue-list.js", console_pages_review_queue_list_js, sizeof console_pages_review_queue_list_js},
    {"pages/review/reason.js", console_pages_review_reason_js, sizeof console_pages_review_reason_js},
    {"pages/review/removal.js", console_pages_review_removal_js, sizeof console_pages_review_removal_js},
    {"pages/review/remove-all.js", console_pages_review_remove_all_js, sizeof console_pages_review_remove_all_js},
    {"pages/review/review-decisions.js", console_pages_review_review_decisions_js, sizeof console_pages_review_review_decisions_js},
    {"pages/review/review-queue.js", console_pages_review_review_queue_js, sizeof console_pages_review_review_queue_js},
    {"pages/review/review-tabs.js", console_pages_review_review_tabs_js, sizeof console_pages_review_review_tabs_js},
    {"pages/review/review-throughput.js", console_pages_review_review_throughput_js, sizeof console_pages_review_review_throughput_js},
    {"pages/rules/add-terms.js", console_pages_rules_add_terms_js, sizeof console_pages_rules_add_terms_js},
    {"pages/rules/back-test-pane.js", console_pages_rules_back_test_pane_js, sizeof console_pages_rules_back_test_pane_js},
    {"pages/rules/condition-form.js", console_pages_rules_condition_form_js, sizeof console_pages_rules_condition_form_js},
    {"pages/rules/condition-inputs.js", console_pages_rules_condition_inputs_js, sizeof console_pages_rules_condition_inputs_js},
    {"pages/rules/difference-view.js", console_pages_rules_difference_view_js, sizeof console_pages_rules_difference_view_js},
    {"pages/rules/document-pane.js", console_pages_rules_document_pane_js, sizeof console_pages_rules_document_pane_js},
    {"pages/rules/draft.js", console_pages_rules_draft_js, sizeof console_pages_rules_draft_js},
    {"pages/rules/editor-panes.js", console_pages_rules_editor_panes_js, sizeof console_pages_rules_editor_panes_js},
    {"pages/rules/evasion-pane.js", console_pages_rules_evasion_pane_js, sizeof console_pages_rules_evasion_pane_js},
    {"pages/rules/explanation-view.js", console_pages_rules_explanation_view_js, sizeof console_pages_rules_explanation_view_js},
    {"pages/rules/faults.js", console_pages_rules_faults_js, sizeof console_pages_rules_faults_js},
    {"pages/rules/json-places.js", console_pages_rules_json_places_js, sizeof console_pages_rules_json_places_js},
    {"pages/rules/kinds.js", console_pages_rules_kinds_js, sizeof console_pages_rules_kinds_js},
    {"pages/rules/layer.js", console_pages_rules_layer_js, sizeof console_pages_rules_layer_js},
    {"pages/rules/layers-above.js", console_pages_rules_layers_above_js, sizeof console_pages_rules_layers_above_js},
    {"pages/rules/line-difference.js", console_pages_rules_line_difference_js, sizeof console_pages_rules_line_difference_js},
    {"pages/rules/list-draft.js", console_pages_rules_list_draft_js, sizeof console_pages_rules_list_draft_js},
    {"pages/rules/list-menu.js", console_pages_rules_list_menu_js, sizeof console_pages_rules_list_menu_js},
    {"pages/rules/list-use.js", console_pages_rules_list_use_js, sizeof console_pages_rules_list_use_js},
    {"pages/rules/local-time.js", console_pages_rules_local_time_js, sizeof console_pages_rules_local_time_js},
    {"pages/rules/merge.js", console_pages_rules_merge_js, sizeof console_pages_rules_merge_js},
    {"pages/rules/pointer.js", console_pages_rules_pointer_js, sizeof console_pages_rules_pointer_js},
    {"pages/rules/rule-editor.js", console_pages_rules_rule_editor_js, sizeof console_pages_rules_rule_editor_js},
    {"pages/rules/rule-form.js", console_pages_rules_rule_form_js, sizeof console_pages_rules_rule_form_js},
    {"pages/rules/rule-list.js", console_pages_rules_rule_list_js, sizeof console_pages_rules_rule_list_js},
    {"pages/rules/rule-page.js", console_pages_rules_rule_page_js, sizeof console_pages_rules_rule_page_js},
    {"pages/rules/rule-places.js", console_pages_rules_rule_places_js, sizeof console_pages_rules_rule_places_js},
    {"pages/rules/rule-statistics.js", console_pages_rules_rule_statistics_js, sizeof console_pages_rules_rule_statistics_js},
    {"pages/rules/rule-test.js", console_pages_rules_rule_test_js, sizeof console_pages_rules_rule_test_js},
    {"pages/rules/rule-versions.js", console_pages_rules_rule_versions_js, sizeof console_pages_rules_rule_versions_js},
    {"pages/rules/save-list.js", console_pages_rules_save_list_js, sizeof console_pages_rules_save_list_js},
    {"pages/rules/save-rules.js", console_pages_rules_save_rules_js, sizeof console_pages_rules_save_rules_js},
    {"pages/rules/starter-choice.js", console_pages_rules_starter_choice_js, sizeof console_pages_rules_starter_choice_js},
    {"pages/rules/starter.js", console_pages_rules_starter_js, sizeof console_pages_rules_starter_js},
    {"pages/rules/term-list.js", console_pages_rules_term_list_js, sizeof console_pages_rules_term_list_js},
    {"pages/rules/term-lists.js", console_pages_rules_term_lists_js, sizeof console_pages_rules_term_lists_js},
    {"pages/rules/terms.js", console_pages_rules_terms_js, sizeof console_pages_rules_terms_js},
    {"pages/rules/try-pane.js", console_pages_rules_try_pane_js, sizeof console_pages_rules_try_pane_js},
    {"pages/rules/undo-version.js", console_pages_rules_undo_version_js, sizeof console_pages_rules_undo_version_js},
    {"pages/rules/verdict-tag.js", console_pages_rules_verdict_tag_js, sizeof console_pages_rules_verdict_tag_js},
    {"pages/tenants/branding.js", console_pages_tenants_branding_js, sizeof console_pages_tenants_branding_js},
    {"pages/tenants/contrast.js", console_pages_tenants_contrast_js, sizeof console_pages_tenants_contrast_js},
    {"pages/tenants/deletion.js", console_pages_tenants_deletion_js, sizeof console_pages_tenants_deletion_js},
    {"pages/tenants/erasures.js", console_pages_tenants_erasures_js, sizeof console_pages_tenants_erasures_js},
    {"pages/tenants/export.js", console_pages_tenants_export_js, sizeof console_pages_tenants_export_js},
    {"pages/tenants/general.js", console_pages_tenants_general_js, sizeof console_pages_tenants_general_js},
    {"pages/tenants/import-tenant.js", console_pages_tenants_import_tenant_js, sizeof console_pages_tenants_import_tenant_js},
    {"pages/tenants/retention.js", console_pages_tenants_retention_js, sizeof console_pages_tenants_retention_js},
    {"pages/tenants/review-limits.js", console_pages_tenants_review_limits_js, sizeof console_pages_tenants_review_limits_js},
    {"pages/tenants/tenant-settings.js", console_pages_tenants_tenant_settings_js, sizeof console_pages_tenants_tenant_settings_js},
    {"pages/tenants/tenants.js", console_pages_tenants_tenants_js, sizeof console_pages_tenants_tenants_js},
    {"pages/welcome/account-step.js", console_pages_welcome_account_step_js, sizeof console_pages_welcome_account_step_js},
    {"pages/welcome/public-address.js", console_pages_welcome_public_address_js, sizeof console_pages_welcome_public_address_js},
    {"pages/welcome/rules-step.js", console_pages_welcome_rules_step_js, sizeof console_pages_welcome_rules_step_js},
    {"pages/welcome/tenant-step.js", console_pages_welcome_tenant_step_js, sizeof console_pages_welcome_tenant_step_js},
    {"pages/welcome/test-step.js", console_pages_welcome_test_step_js, sizeof console_pages_welcome_test_step_js},
    {"pages/welcome/webhook-step.js", console_pages_welcome_webhook_step_js, sizeof console_pages_welcome_webhook_step_js},
    {"styles/access.css", console_styles_access_css, sizeof console_styles_access_css},
    {"styles/accounts.css", console_styles_accounts_css, sizeof console_styles_accounts_css},
    {"styles/administration.css", console_styles_administration_css, sizeof console_styles_administration_css},
    {"styles/base.css", console_styles_base_css, sizeof console_styles_base_css},
    {"styles/events.css", console_styles_events_css, sizeof console_styles_events_css},
    {"styles/overview.css", console_styles_overview_css, sizeof console_styles_overview_css},
    {"styles/parts.css", console_styles_parts_css, sizeof console_styles_parts_css},
    {"styles/report.css", console_styles_report_css, sizeof console_styles_report_css},
    {"styles/review.css", console_styles_review_css, sizeof console_styles_review_css},
    {"styles/rules.css", console_styles_rules_css, sizeof console_styles_rules_css},
    {"styles/shell.css", console_styles_shell_css, sizeof console_styles_shell_css},
    {"styles/tokens.css", console_styles_tokens_css, sizeof console_styles_tokens_css},
    {"styles/welcome.css", console_styles_welcome_css, sizeof console_styles_welcome_css},
};

size_t gh_console_count(void) { return sizeof console / sizeof console[0]; }
struct gh_embedded_file gh_console(size_t index) { return console[index]; }
