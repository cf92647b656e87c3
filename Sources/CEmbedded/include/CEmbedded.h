int gh_x(void);
