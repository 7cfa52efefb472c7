namespace FunnelReports.Web.Resources;

/// <summary>
/// Names the one table of texts. The English text is the key; another language is a file
/// <c>SharedResource.&lt;language&gt;.resx</c> beside this one.
/// </summary>
public sealed class SharedResource;
