/** `npm run admin`: makes an administrator's account; the first one of a production system is made here. */
import { withDatabase } from "../../prisma/environment.mjs";
import { command, conversation } from "./terminal";

command(() =>
  withDatabase(() =>
    conversation(async (ask) => {
      const { insertAccount } = await import("../account/mutations");
      const { createAccountSchema, passwordSchema } = await import("../account/schema");
      const username = await ask("用户名（小写字母开头，3 至 32 位）：");
      const name = await ask("姓名：");
      const account = createAccountSchema.safeParse({ username, name, role: "administrator" });
      if (!account.success) throw new Error(account.error.issues[0]?.message);
      const password = passwordSchema.safeParse(await ask("密码：", { hidden: true }));
      if (!password.success) throw new Error(password.error.issues[0]?.message);
      if ((await ask("再输入一次密码：", { hidden: true })) !== password.data)
        throw new Error("两次输入的密码不一致，没有建立账号。");
      await insertAccount({ id: null, name: "命令行" }, account.data, password.data, false);
      process.stdout.write(`管理员账号 ${account.data.username} 已建立。\n`);
    }),
  ),
);
