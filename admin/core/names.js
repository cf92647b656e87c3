import { accountsByID } from "./accounts.js";
import { api } from "./api.js";

/** The names of all tenants one may see, by their ids. @returns {Promise<Map<string, string>>} */
export const tenantNames = async (signal) => namesOf(await api.all("/tenants", { signal, query: { limit: 500 } }, 5000));

/** The names of a tenant's accounts, by their ids. */
export const accountNames = async (tenant, signal) => namesOf([...(await accountsByID(tenant, signal)).values()]);

/** The names of operators by their ids, for owners; nobody else may see them. */
export const operatorNames = async (signal) => namesOf((await api.get("/operators", { signal })).items);

const namesOf = (things) => new Map(things.map(({ id, name }) => [id, name]));
