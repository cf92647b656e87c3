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

static const unsigned char console_core_after_sign_in_js[] = {
#embed "../../admin/core/after-sign-in.js"
};

static const unsigned char console_core_api_js[] = {
#embed "../../admin/core/api.js"
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

static const unsigned char console_core_page_js[] = {
#embed "../../admin/core/page.js"
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

static const unsigned char console_core_theme_js[] = {
#embed "../../admin/core/theme.js"
};

static const unsigned char console_elements_badge_js[] = {
#embed "../../admin/elements/badge.js"
};

static const unsigned char console_elements_comment_text_js[] = {
#embed "../../admin/elements/comment-text.js"
};

static const unsigned char console_elements_dialog_js[] = {
#embed "../../admin/elements/dialog.js"
};

static const unsigned char console_elements_endless_list_js[] = {
#embed "../../admin/elements/endless-list.js"
};

static const unsigned char console_elements_form_js[] = {
#embed "../../admin/elements/form.js"
};

static const unsigned char console_elements_icon_js[] = {
#embed "../../admin/elements/icon.js"
};

static const unsigned char console_elements_menu_js[] = {
#embed "../../admin/elements/menu.js"
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

static const unsigned char console_elements_time_js[] = {
#embed "../../admin/elements/time.js"
};

static const unsigned char console_elements_toast_js[] = {
#embed "../../admin/elements/toast.js"
};

static const unsigned char console_elements_wait_js[] = {
#embed "../../admin/elements/wait.js"
};

static const unsigned char console_favicon_svg[] = {
#embed "../../admin/favicon.svg"
};

static const unsigned char console_index_html[] = {
#embed "../../admin/index.html"
};

static const unsigned char console_pages_access_code_step_js[] = {
#embed "../../admin/pages/access/code-step.js"
};

static const unsigned char console_pages_access_gate_frame_js[] = {
#embed "../../admin/pages/access/gate-frame.js"
};

static const unsigned char console_pages_access_sign_in_js[] = {
#embed "../../admin/pages/access/sign-in.js"
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

static const unsigned char console_styles_access_css[] = {
#embed "../../admin/styles/access.css"
};

static const unsigned char console_styles_accounts_css[] = {
#embed "../../admin/styles/accounts.css"
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
    {"core/after-sign-in.js", console_core_after_sign_in_js, sizeof console_core_after_sign_in_js},
    {"core/api.js", console_core_api_js, sizeof console_core_api_js},
    {"core/dom.js", console_core_dom_js, sizeof console_core_dom_js},
    {"core/format.js", console_core_format_js, sizeof console_core_format_js},
    {"core/jobs.js", console_core_jobs_js, sizeof console_core_jobs_js},
    {"core/keys.js", console_core_keys_js, sizeof console_core_keys_js},
    {"core/live.js", console_core_live_js, sizeof console_core_live_js},
    {"core/main.js", console_core_main_js, sizeof console_core_main_js},
    {"core/page.js", console_core_page_js, sizeof console_core_page_js},
    {"core/problem.js", console_core_problem_js, sizeof console_core_problem_js},
    {"core/router.js", console_core_router_js, sizeof console_core_router_js},
    {"core/routes.js", console_core_routes_js, sizeof console_core_routes_js},
    {"core/session.js", console_core_session_js, sizeof console_core_session_js},
    {"core/theme.js", console_core_theme_js, sizeof console_core_theme_js},
    {"elements/badge.js", console_elements_badge_js, sizeof console_elements_badge_js},
    {"elements/comment-text.js", console_elements_comment_text_js, sizeof console_elements_comment_text_js},
    {"elements/dialog.js", console_elements_dialog_js, sizeof console_elements_dialog_js},
    {"elements/endless-list.js", console_elements_endless_list_js, sizeof console_elements_endless_list_js},
    {"elements/form.js", console_elements_form_js, sizeof console_elements_form_js},
    {"elements/icon.js", console_elements_icon_js, sizeof console_elements_icon_js},
    {"elements/menu.js", console_elements_menu_js, sizeof console_elements_menu_js},
    {"elements/password-field.js", console_elements_password_field_js, sizeof console_elements_password_field_js},
    {"elements/places.js", console_elements_places_js, sizeof console_elements_places_js},
    {"elements/progress.js", console_elements_progress_js, sizeof console_elements_progress_js},
    {"elements/secret.js", console_elements_secret_js, sizeof console_elements_secret_js},
    {"elements/shell.js", console_elements_shell_js, sizeof console_elements_shell_js},
    {"elements/states.js", console_elements_states_js, sizeof console_elements_states_js},
    {"elements/tabs.js", console_elements_tabs_js, sizeof console_elements_tabs_js},
    {"elements/tenant-switch.js", console_elements_tenant_switch_js, sizeof console_elements_tenant_switch_js},
    {"elements/time.js", console_elements_time_js, sizeof console_elements_time_js},
    {"elements/toast.js", console_elements_toast_js, sizeof console_elements_toast_js},
    {"elements/wait.js", console_elements_wait_js, sizeof console_elements_wait_js},
    {"favicon.svg", console_favicon_svg, sizeof console_favicon_svg},
    {"index.html", console_index_html, sizeof console_index_html},
    {"pages/access/code-step.js", console_pages_access_code_step_js, sizeof console_pages_access_code_step_js},
    {"pages/access/gate-frame.js", console_pages_access_gate_frame_js, sizeof console_pages_access_gate_frame_js},
    {"pages/access/sign-in.js", console_pages_access_sign_in_js, sizeof console_pages_access_sign_in_js},
    {"pages/overview/attention.js", console_pages_overview_attention_js, sizeof console_pages_overview_attention_js},
    {"pages/overview/gateway-overview.js", console_pages_overview_gateway_overview_js, sizeof console_pages_overview_gateway_overview_js},
    {"pages/overview/overview-page.js", console_pages_overview_overview_page_js, sizeof console_pages_overview_overview_page_js},
    {"pages/overview/periods.js", console_pages_overview_periods_js, sizeof console_pages_overview_periods_js},
    {"pages/overview/tenant-overview.js", console_pages_overview_tenant_overview_js, sizeof console_pages_overview_tenant_overview_js},
    {"pages/reports/months.js", console_pages_reports_months_js, sizeof console_pages_reports_months_js},
    {"pages/reports/report-schedules.js", console_pages_reports_report_schedules_js, sizeof console_pages_reports_report_schedules_js},
    {"pages/reports/report.js", console_pages_reports_report_js, sizeof console_pages_reports_report_js},
    {"pages/reports/schedule-form.js", console_pages_reports_schedule_form_js, sizeof console_pages_reports_schedule_form_js},
    {"styles/access.css", console_styles_access_css, sizeof console_styles_access_css},
    {"styles/accounts.css", console_styles_accounts_css, sizeof console_styles_accounts_css},
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
