// A page whose sign-in has ended shows the sign-in again, instead of standing still.
setInterval(async () => {
  try {
    const answer = await fetch("/staff/session", { cache: "no-store" });
    if (answer.status === 401) location.reload();
  } catch (error) { /* the server is away: the next look may find it */ }
}, 30000);
