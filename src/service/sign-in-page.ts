/** A form that works without script. `problem` is ours, never what a caller typed. */
export function signInPage(problem: string | null): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sign in · Parley</title>
<link rel="stylesheet" href="signin.css">
</head>
<body>
<main>
<h1>Parley</h1>
<form method="post" action="signin">
${problem === null ? '' : `<p role="alert">${problem}</p>`}
<label for="name">Name</label>
<input id="name" name="name" autocomplete="username" required autofocus>
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required>
<button>Sign in</button>
</form>
</main>
</body>
</html>
`;
}

export const signInStyle = `:root { color-scheme: light dark; font: 17px/1.5 system-ui, sans-serif; }
body { margin: 0; display: grid; min-height: 100vh; place-items: center; background: Canvas; color: CanvasText; }
main { width: min(22rem, 90vw); }
h1 { font: 600 1.6rem/1.2 Charter, "Bitstream Charter", "Sitka Text", Cambria, serif; border-bottom: 1px solid; padding-bottom: .4rem; }
form { display: grid; gap: .3rem; }
input, button { font: inherit; padding: .5rem; border: 1px solid; border-radius: 2px; background: Canvas; color: inherit; }
label { margin-top: .6rem; }
button { margin-top: 1rem; cursor: pointer; }
:focus-visible { outline: 3px solid Highlight; outline-offset: 2px; }
[role=alert] { margin: .5rem 0; font-weight: 600; }
`;
