using System.Globalization;
using System.Text.RegularExpressions;

namespace FunnelReports.Web.Tests.Pages.Shared;

/// <summary>The colours of charts as the style sheet has them, light and dark.</summary>
public sealed class ChartColoursTests(PartsSite site) : IClassFixture<PartsSite>
{
    private const int Light = 1;
    private const int Dark = 2;

    // What a colour looks like to eyes without the red, or the green, receptor. Source: Machado, Oliveira and Fernandes 2009, severity 1.
    private static readonly double[][] AsSeen = [[1, 0, 0], [0, 1, 0], [0, 0, 1]];
    private static readonly double[][] WithoutRed = [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]];
    private static readonly double[][] WithoutGreen = [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]];

    [Theory]
    [InlineData(Light)]
    [InlineData(Dark)]
    public async Task Each_has_a_contrast_of_three_to_one_with_the_surface(int theme)
    {
        var colours = await ColoursAsync(theme);
        var surface = Luminance(await ColourAsync("surface", theme));
        Assert.All(colours, colour =>
        {
            var (low, high) = Luminance(colour) is var own && own < surface ? (own, surface) : (surface, own);
            Assert.True((high + 0.05) / (low + 0.05) >= 3, string.Join(' ', colour));
        });
    }

    [Theory]
    [InlineData(Light)]
    [InlineData(Dark)]
    public async Task No_two_look_alike_also_without_red_or_green(int theme)
    {
        var colours = await ColoursAsync(theme);
        foreach (var eyes in new[] { AsSeen, WithoutRed, WithoutGreen })
        {
            var seen = colours.Select(colour => Lab([.. eyes.Select(row => Math.Clamp(row.Zip(colour, (weight, part) => weight * part).Sum(), 0, 1))])).ToList();
            var nearest = seen.SelectMany((one, i) => seen.Skip(i + 1).Select(other => Math.Sqrt(one.Zip(other, (a, b) => (a - b) * (a - b)).Sum()))).Min();
            Assert.True(nearest >= 12, $"the nearest two are {nearest:0.0} apart");
        }
    }

    private async Task<IReadOnlyList<double[]>> ColoursAsync(int theme) =>
        await Task.WhenAll(Enumerable.Range(1, 7).Select(i => ColourAsync($"chart-{i}", theme)));

    // Red, green and blue as amounts of light, from 0 to 1.
    private async Task<double[]> ColourAsync(string name, int theme)
    {
        using var client = new HttpClient { BaseAddress = site.Address };
        var look = await client.GetStringAsync(new Uri("/css/look.css", UriKind.Relative));
        var hex = Regex.Match(look, $@"--{name}: light-dark\(#([0-9a-f]{{6}}), #([0-9a-f]{{6}})\)").Groups[theme].Value;
        return [.. Enumerable.Range(0, 3).Select(i => LightOf(int.Parse(hex.AsSpan(2 * i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0))];
    }

    private static double LightOf(double part) => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);

    private static double Luminance(double[] light) => (0.2126 * light[0]) + (0.7152 * light[1]) + (0.0722 * light[2]);

    // CIE 1976 L*a*b*, in which equal distances look about equally different.
    private static double[] Lab(double[] light)
    {
        var x = Root(((0.4124 * light[0]) + (0.3576 * light[1]) + (0.1805 * light[2])) / 0.95047);
        var y = Root(Luminance(light));
        var z = Root(((0.0193 * light[0]) + (0.1192 * light[1]) + (0.9505 * light[2])) / 1.08883);
        return [(116 * y) - 16, 500 * (x - y), 200 * (y - z)];
    }

    private static double Root(double t) => t > 0.008856 ? Math.Cbrt(t) : (7.787 * t) + (16 / 116.0);
}
