import type { Route } from '../../route';
import { v2GetSessionInfo } from './getSessionInfo';
import { v2List } from './list';
import { v2Login } from './login';
import { v2Logout } from './logout';
import { v2Read } from './read';

/** API v2. */
export const v2Routes: Route[] = [v2Login, v2Logout, v2GetSessionInfo, v2List, v2Read];
