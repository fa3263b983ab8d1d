/* What stands in every page of view.h: view/view.css and view/view.js, which the Makefile turns
 * into C. */
#ifndef HS_NEWS_VIEW_ASSETS_H
#define HS_NEWS_VIEW_ASSETS_H

#include "base/slice.h"

extern const hs_slice hs_view_css, hs_view_js;

#endif
