using FunnelReports.Web.Hosting;
using FunnelReports.Web.Security;

var builder = ContentRoot.Builder(args);
builder.AddLogging();
builder.AddAddress();
builder.AddPages();

var app = builder.Build();
app.UseMiddleware<SecurityHeaders>();
app.UseMiddleware<RequestLog>();
app.UseRequestLocalization();
app.UseErrorPages();
app.UseRouting();
app.UseAuthorization();
app.MapStaticAssets().AllowAnonymous();
app.MapRazorPages().WithStaticAssets();
return await app.ServeAsync(Console.Out, Console.Error);
